package org.zoomensemble.operations.postgres;

import java.util.List;

/** The end of a program's output, short enough to stand within a sentence. */
final class LogTail {

    private static final int LINES = 4;

    private LogTail() {}

    static String of(String output) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty()
                ? "it printed nothing"
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
