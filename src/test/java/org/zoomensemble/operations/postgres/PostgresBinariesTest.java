package org.zoomensemble.operations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class PostgresBinariesTest {

    @Test
    void namesTheRemedyWhereItBringsNoPrograms() {
        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(() -> new PostgresBinaries("AIX", "ppc64"))
                .withMessage("This build brings no PostgreSQL for AIX on ppc64.")
                .satisfies(e -> assertThat(e.remedy()).contains("SPRING_DATASOURCE_URL"));
    }
}
