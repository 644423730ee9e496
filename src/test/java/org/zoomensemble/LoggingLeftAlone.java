package org.zoomensemble;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.logging.LoggingSystem;

/** For tests that start two applications at once: in one JVM they share one logging system, which cannot be set up twice at once. */
public final class LoggingLeftAlone implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }
}
