package org.zoomensemble.recording;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Days (UTC) from the first to the last, both included. Windows that follow each other share a day: Zoom does not say whether it includes the last. */
record DayWindow(LocalDate from, LocalDate to) {

    private static final int LONGEST = 30;

    /** Zoom lists a month at most, and one that ends in March may be shorter than 30 days. */
    private static LocalDate lastListedFrom(LocalDate start) {
        LocalDate month = start.plusMonths(1);
        LocalDate days = start.plusDays(LONGEST);
        return month.isBefore(days) ? month : days;
    }

    /** In pieces that Zoom lists at once, oldest first. */
    List<DayWindow> pieces() {
        List<DayWindow> pieces = new ArrayList<>();
        LocalDate start = from;
        for (LocalDate end = lastListedFrom(start); end.isBefore(to); end = lastListedFrom(start)) {
            pieces.add(new DayWindow(start, end));
            start = end;
        }
        pieces.add(new DayWindow(start, to));
        return pieces;
    }

    /** What is left of this window when Zoom listed only {@code listed} of it. Each rest is smaller than the window. */
    List<DayWindow> without(DayWindow listed) {
        if (listed.to.isBefore(from) || listed.from.isAfter(to) || listed.to.isBefore(listed.from)) {
            return halves();
        }
        List<DayWindow> rests = new ArrayList<>();
        if (listed.from.isAfter(from)) {
            rests.add(new DayWindow(from, listed.from.isBefore(to) ? listed.from : to.minusDays(1)));
        }
        if (listed.to.isBefore(to)) {
            rests.add(new DayWindow(listed.to.isAfter(from) ? listed.to : from.plusDays(1), to));
        }
        return rests;
    }

    private List<DayWindow> halves() {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days == 0) {
            return List.of();
        }
        LocalDate middle = from.plusDays(days / 2);
        return List.of(new DayWindow(from, middle), new DayWindow(middle.plusDays(1), to));
    }
}
