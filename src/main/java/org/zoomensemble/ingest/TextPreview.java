package org.zoomensemble.ingest;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Shows what a template's texts become for a meeting. Thread-safe. */
@Service
public class TextPreview {

    /**
     * What they become.
     *
     * @param title    as the item in Ensemble would be called
     * @param warnings unknown variables and what would be cut
     * @param meeting  which meeting it was shown for, in words: a recent one of the account, or a sample
     */
    public record Shown(String name, String title, String description, List<String> warnings, String meeting) {}

    /**
     * @param connectionId whose newest meeting is taken; null for the sample
     * @param libraryName  for {@code {{Library}}}; null for a sample
     */
    public Shown show(UUID connectionId, String libraryName, String name, String title, String description) {
        throw new UnsupportedOperationException();
    }
}
