package org.zoomensemble.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which topics to fetch together, and how many tasks. The engine limits a fetch as a whole, not by topic: so topics with about
 * as many free slots are fetched together, as many tasks as the one with the fewest free slots can take.
 */
record FetchPlan(List<String> topics, int atMost) {

    /** Plans one round. {@code free} holds topics with at least one free slot. */
    static List<FetchPlan> of(Map<String, Integer> free) {
        List<Map.Entry<String, Integer>> byFree = free.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<FetchPlan> plans = new ArrayList<>();
        List<String> group = new ArrayList<>();
        int most = 0;
        int least = 0;
        for (Map.Entry<String, Integer> topic : byFree) {
            if (!group.isEmpty() && topic.getValue() * 2 < most) {
                plans.add(new FetchPlan(List.copyOf(group), least));
                group.clear();
            }
            if (group.isEmpty()) {
                most = topic.getValue();
            }
            group.add(topic.getKey());
            least = topic.getValue();
        }
        if (!group.isEmpty()) {
            plans.add(new FetchPlan(List.copyOf(group), least));
        }
        return plans;
    }
}
