package org.zoomensemble;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Awaitility gives up after ten seconds, which a machine that is busy with other things may need for anything. Each test class
 * begins with more patience; whoever waits for what is there costs nothing. Found by JUnit, see {@code junit-platform.properties}.
 */
public final class PatientAwaits implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }
}
