package org.zoomensemble.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads that syncs run on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DirectoryScheduling {

    static final String EXECUTOR = "directorySyncExecutor";

    /** No default candidate, so that it does not take the place of Spring Boot's own executor. */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    ThreadPoolTaskExecutor directorySyncExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("directory-sync-");
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(2);
        executor.setQueueCapacity(100);
        return executor;
    }
}
