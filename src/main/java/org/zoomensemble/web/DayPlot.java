package org.zoomensemble.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zoomensemble.ingest.Overview;

/**
 * A column for each day, of the parts that became of that day's recordings; in the units of its drawing.
 *
 * @param most the highest column, in recordings
 */
public record DayPlot(int width, int height, int most, int total, List<Column> columns) {

    private static final int STEP = 20;
    private static final int COLUMN = 14;
    private static final int HEIGHT = 100;

    /** One day. */
    public record Column(LocalDate day, int total, String title, List<Part> parts) {}

    /** A part of a column; {@code tone} is a class of the style sheet. */
    public record Part(String tone, int x, int y, int width, int height) {}

    static DayPlot of(List<Overview.Day> days) {
        int most = days.stream().mapToInt(Overview.Day::total).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (Overview.Day day : days) {
            columns.add(column(day, columns.size() * STEP, Math.max(1, most)));
        }
        int total = days.stream().mapToInt(Overview.Day::total).sum();
        return new DayPlot(days.size() * STEP, HEIGHT, most, total, columns);
    }

    private static Column column(Overview.Day day, int x, int most) {
        List<Part> parts = new ArrayList<>();
        int top = HEIGHT;
        String[] tones = {"ingested", "running", "skipped", "failed"};
        int[] counts = {day.ingested(), day.running(), day.skipped(), day.failed()};
        for (int at = 0; at < counts.length; at++) {
            // What is there is seen, however small its share.
            int height = counts[at] == 0 ? 0 : Math.max(2, counts[at] * (HEIGHT - 2 * counts.length) / most);
            top -= height;
            if (height > 0) {
                parts.add(new Part("fill-" + tones[at], x, top, COLUMN, height));
            }
        }
        String title = "%s: %d in Ensemble, %d on the way, %d skipped, %d need somebody"
                .formatted(day.day(), day.ingested(), day.running(), day.skipped(), day.failed());
        return new Column(day.day(), day.total(), title, parts);
    }
}
