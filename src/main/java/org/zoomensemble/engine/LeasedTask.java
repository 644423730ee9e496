package org.zoomensemble.engine;

/**
 * An external task that this node leases.
 *
 * @param workerId     unique for each fetch
 * @param attemptsLeft including the one that begins now
 * @param isLapsed     whether the attempt before ended without an answer
 * @param leasedAt     {@link System#nanoTime()} just before the fetch
 */
record LeasedTask(
        String id,
        String topic,
        String workerId,
        String businessKey,
        int attemptsLeft,
        RetryPlan retryPlan,
        boolean isLapsed,
        long leasedAt) {}
