package org.zoomensemble.operations;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next cursor of the next page, null on the last one
 */
public record Page<T>(List<T> items, String next) {

    /**
     * Makes a page of rows that were read with one row more than the page holds.
     *
     * @param position where an item stands in the list
     */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, PagePosition> position) {
        if (rows.size() <= size) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, position.apply(items.get(size - 1)).cursor());
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
