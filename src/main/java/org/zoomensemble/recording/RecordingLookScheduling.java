package org.zoomensemble.recording;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The thread that recordings named by events are read on: one, so that ingests get most of Zoom's budget. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RecordingLookScheduling {

    static final String EXECUTOR = "recordingLookExecutor";

    /** No default candidate, so that it does not take the place of Spring Boot's own executor. */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    ThreadPoolTaskExecutor recordingLookExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("recording-look-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(1);
        executor.setQueueCapacity(1);
        // One that runs takes whatever is due.
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return executor;
    }
}
