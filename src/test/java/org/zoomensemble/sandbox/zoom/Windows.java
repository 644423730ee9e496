package org.zoomensemble.sandbox.zoom;

import java.time.LocalDate;

/** How Zoom reads {@code from} and {@code to}: a month at most, and what is more is cut off without a word. */
final class Windows {

    record Window(LocalDate from, LocalDate to) {}

    private volatile boolean keepsBegin;
    private volatile boolean lastDayCounts;

    Window used(LocalDate from, LocalDate to) {
        if (!from.plusMonths(1).isBefore(to)) {
            return new Window(from, to);
        }
        return keepsBegin ? new Window(from, from.plusMonths(1)) : new Window(to.minusMonths(1), to);
    }

    boolean covers(Window window, LocalDate day) {
        return !day.isBefore(window.from) && (lastDayCounts ? !day.isAfter(window.to) : day.isBefore(window.to));
    }

    /** Which end of a window that is too wide stays. */
    void keepsBegin(boolean begin) {
        keepsBegin = begin;
    }

    /** Whether {@code to} is inclusive. */
    void lastDayCounts(boolean counts) {
        lastDayCounts = counts;
    }
}
