package org.zoomensemble.web;

import java.util.List;

/**
 * What became of a request to add or remove Zoom users.
 *
 * @param failure why it stopped before the end; null where it did not
 * @param left    addresses that were not looked at, so that they can be sent again
 */
public record Answers(List<Answer> lines, String failure, List<String> left) {

    static Answers of(Answer line) {
        return new Answers(List.of(line), null, List.of());
    }
}
