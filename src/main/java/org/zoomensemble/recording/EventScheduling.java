package org.zoomensemble.recording;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads that carry Zoom's events out: few, so that a burst of them leaves the database to those who take them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EventScheduling {

    static final String EXECUTOR = "zoomEventExecutor";

    /** No default candidate, so that it does not take the place of Spring Boot's own executor. */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    ThreadPoolTaskExecutor zoomEventExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("zoom-event-");
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(2);
        executor.setQueueCapacity(2);
        // One that runs takes whatever is due.
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return executor;
    }
}
