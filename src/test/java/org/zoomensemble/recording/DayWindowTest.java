package org.zoomensemble.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DayWindowTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void longWindowIsCutIntoPiecesOfAtMostThirtyDaysThatLeaveNothingOut() {
        for (int days = 0; days < 200; days++) {
            DayWindow whole = new DayWindow(DAY, DAY.plusDays(days));
            LocalDate next = whole.from();
            for (DayWindow piece : whole.pieces()) {
                assertThat(piece.from()).isEqualTo(next);
                assertThat(ChronoUnit.DAYS.between(piece.from(), piece.to())).isBetween(0L, 30L);
                next = piece.to();
            }
            assertThat(next).isEqualTo(whole.to());
        }
    }

    /** A calendar month is what Zoom's documentation says; what is more it cuts off, which costs a call. */
    @Test
    void noPieceIsLongerThanAMonthWhereverItBegins() {
        LocalDate year = LocalDate.of(2027, 12, 1);
        for (int day = 0; day < 500; day++) {
            DayWindow whole =
                    new DayWindow(year.plusDays(day), year.plusDays(day).plusDays(86));
            assertThat(whole.pieces()).as("%s", whole).hasSize(3).allSatisfy(piece -> {
                assertThat(piece.to()).isBeforeOrEqualTo(piece.from().plusMonths(1));
                assertThat(piece.to()).isAfter(piece.from());
            });
            assertThat(whole.pieces().get(2).to()).isEqualTo(whole.to());
        }
    }

    @Test
    void whateverZoomListedTheRestsCoverTheWindowAndEnd() {
        for (int days = 0; days <= 8; days++) {
            DayWindow asked = new DayWindow(DAY, DAY.plusDays(days));
            for (int from = -2; from <= days + 2; from++) {
                for (int to = -2; to <= days + 2; to++) {
                    assertCovers(asked, from, to);
                }
            }
        }
    }

    /** A server that always lists the same part of what is asked, counted from the first day asked. */
    private static void assertCovers(DayWindow asked, int fromOffset, int toOffset) {
        TreeSet<LocalDate> covered = new TreeSet<>();
        Deque<DayWindow> open = new ArrayDeque<>();
        open.add(asked);
        int calls = 0;
        boolean isEmptyAnswer = false;
        while (!open.isEmpty()) {
            assertThat(++calls)
                    .as("calls for %s %d %d", asked, fromOffset, toOffset)
                    .isLessThan(1000);
            DayWindow window = open.poll();
            DayWindow listed = new DayWindow(
                    window.from().plusDays(fromOffset), window.from().plusDays(toOffset));
            listed.from()
                    .datesUntil(
                            listed.to().isBefore(listed.from())
                                    ? listed.from()
                                    : listed.to().plusDays(1))
                    .forEach(covered::add);
            isEmptyAnswer |= listed.to().isBefore(listed.from()) || fromOffset > 0 || toOffset < 0;
            for (DayWindow rest : window.without(listed)) {
                assertThat(ChronoUnit.DAYS.between(rest.from(), rest.to()))
                        .isBetween(0L, ChronoUnit.DAYS.between(window.from(), window.to()) - 1);
                open.add(rest);
            }
        }
        if (!isEmptyAnswer) {
            assertThat(covered)
                    .containsAll(asked.from().datesUntil(asked.to().plusDays(1)).toList());
        }
    }
}
