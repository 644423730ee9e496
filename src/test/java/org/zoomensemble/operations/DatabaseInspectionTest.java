package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class DatabaseInspectionTest {

    private final DatabaseInspection inspection = new DatabaseInspection(
            new DatabaseConnection("jdbc:postgresql://db.example/zoom?password=canary", "zoom", null),
            new Properties());

    @Test
    void refusesAnOldServer() {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> inspection.demandVersion(14))
                .withMessage(
                        "The database postgresql://db.example/zoom runs on PostgreSQL 14, which is too old: 15 is the"
                                + " oldest that is supported.")
                .satisfies(e -> assertThat(e.remedy()).contains("Upgrade"));
    }

    @Test
    void takesTheOldestSupportedAndNewerOnes() {
        assertThatCode(() -> inspection.demandVersion(15)).doesNotThrowAnyException();
        assertThatCode(() -> inspection.demandVersion(18)).doesNotThrowAnyException();
    }
}
