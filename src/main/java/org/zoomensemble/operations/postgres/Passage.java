package org.zoomensemble.operations.postgres;

import java.util.List;

/**
 * How PostgreSQL's own user gets through folders that only root may enter, such as {@code /root}: with one capability of
 * root. The weakest that suffices is taken; containers usually have only the last.
 */
enum Passage {
    PLAIN(null),
    READING("dac_read_search"),
    OVERRIDING("dac_override");

    private final String capability;

    Passage(String capability) {
        this.capability = capability;
    }

    /** For {@code setpriv}. */
    List<String> options() {
        // Without the securebit, access(2), by which PostgreSQL looks for its own programs, ignores capabilities.
        return capability == null
                ? List.of()
                : List.of(
                        "--inh-caps=-all,+" + capability,
                        "--ambient-caps=-all,+" + capability,
                        "--securebits=+no_setuid_fixup");
    }
}
