package org.zoomensemble.workflow;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads that lists of Zoom users are read on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ZoomUserScheduling {

    static final String EXECUTOR = "zoomUserExecutor";

    /** No default candidate, so that it does not take the place of Spring Boot's own executor. */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    ThreadPoolTaskExecutor zoomUserExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("zoom-users-");
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(2);
        executor.setQueueCapacity(100);
        return executor;
    }
}
