package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:5432/zoom, postgresql://db.example:5432/zoom",
        "jdbc:postgresql://db.example/zoom?user=a&password=canary, postgresql://db.example/zoom",
        "jdbc:postgresql://user:canary@db.example/zoom, postgresql://db.example/zoom",
        "jdbc:postgresql://user:can@ary@db.example/zoom, postgresql://db.example/zoom",
        "jdbc:postgresql:zoom, postgresql:zoom"
    })
    void leavesOutWhatMayBeSecret(String url, String shown) {
        assertThat(DatabaseAddress.of(url)).isEqualTo(shown);
    }
}
