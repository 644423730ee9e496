package org.zoomensemble.directory;

import java.util.List;

/**
 * What came of a file of people.
 *
 * @param read      lines with content, without the header
 * @param gone      people whom a complete file does not name
 * @param refused   lines that were not taken
 * @param refusals  of the first {@link PeopleImport#MOST_REFUSALS} of them
 */
public record PeopleImported(
        int read, int added, int changed, int unchanged, int gone, int refused, List<RefusedLine> refusals) {

    /**
     * A line that was not taken.
     *
     * @param line     its number in the file, from 1; of several lines within quotes the last
     * @param sentence what is wrong and how to mend it
     */
    public record RefusedLine(long line, String sentence) {}
}
