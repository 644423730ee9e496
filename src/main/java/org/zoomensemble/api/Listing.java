package org.zoomensemble.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.zoomensemble.operations.Page;

/** A part of a list, as every list is answered. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Listing<T>(
        List<T> items,

        @Schema(description = "Send this as 'cursor' to read on; null on the last page.", nullable = true)
        String next) {

    static <T> Listing<T> of(Page<T> page) {
        return new Listing<>(page.items(), page.next());
    }

    static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null);
    }
}
