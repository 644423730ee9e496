package org.zoomensemble.endtoend;

import java.util.Random;
import org.slf4j.LoggerFactory;

/**
 * What a test leaves to chance: the same in every {@code mvn verify}, another each time with {@code -Pfaults}; {@code
 * -Dfaults.seed=} repeats one.
 */
final class Seed {

    private Seed() {}

    static Random random(Class<?> test) {
        String given = System.getProperty("faults.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        LoggerFactory.getLogger(test).warn("faults.seed={}", seed);
        return new Random(seed);
    }
}
