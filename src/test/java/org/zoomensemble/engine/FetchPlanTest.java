package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchPlanTest {

    @Test
    void nothingFreeIsNoFetch() {
        assertThat(FetchPlan.of(Map.of())).isEmpty();
    }

    @Test
    void topicsWithAboutAsManyFreeSlotsShareAFetchThatNoneOfThemCanOverrun() {
        assertThat(FetchPlan.of(Map.of("a", 8, "b", 5, "c", 4)))
                .containsExactly(new FetchPlan(List.of("a", "b", "c"), 4));
    }

    @Test
    void aTopicWithFewFreeSlotsDoesNotMakeTheFetchOfTheOthersSmall() {
        assertThat(FetchPlan.of(Map.of("a", 8, "b", 7, "c", 1)))
                .containsExactly(new FetchPlan(List.of("a", "b"), 7), new FetchPlan(List.of("c"), 1));
    }
}
