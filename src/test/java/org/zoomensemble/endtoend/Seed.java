package org.zoomensemble.endtoend;

import java.util.Random;
import org.slf4j.LoggerFactory;

/** What a test leaves to chance, repeated with {@code -Dfaults.seed=} in {@code surefire.argLine}. */
final class Seed {

    private Seed() {}

    static Random random(Class<?> test) {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        LoggerFactory.getLogger(test).warn("faults.seed={}", seed);
        return new Random(seed);
    }
}
