package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JweSecretSealTest {

    private static final String CANARY = "canary-4711-ünï";
    private final SealKey first = SealKey.generated("k1");
    private final SealKey second = SealKey.generated("k2");

    @Test
    void opensWhatItSealed() {
        SecretSeal seal = new JweSecretSeal(List.of(first));

        String sealed = seal.seal(new Secret(CANARY));

        assertThat(seal.open(sealed).value()).isEqualTo(CANARY);
        assertThat(decoded(sealed)).contains("\"kid\":\"k1\"").doesNotContain("canary");
        assertThat(sealed).isNotEqualTo(seal.seal(new Secret(CANARY)));
    }

    @Test
    void sealsWithTheNewestKeyAndStillOpensTheOlder() {
        String old = new JweSecretSeal(List.of(first)).seal(new Secret(CANARY));
        SecretSeal rotated = new JweSecretSeal(List.of(second, first));

        assertThat(rotated.open(old).value()).isEqualTo(CANARY);
        assertThat(decoded(rotated.seal(new Secret(CANARY)))).contains("\"kid\":\"k2\"");
    }

    @Test
    void namesTheKeyThatIsNotConfiguredAnyMore() {
        String old = new JweSecretSeal(List.of(first)).seal(new Secret(CANARY));

        assertThatThrownBy(() -> new JweSecretSeal(List.of(second)).open(old))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("\"k1\"")
                .hasMessageContaining("ZOOMENSEMBLE_SECRET_KEY");
    }

    @Test
    void refusesEveryAlteredPart() {
        SecretSeal seal = new JweSecretSeal(List.of(first));
        String sealed = seal.seal(new Secret(CANARY));
        for (int at = 0; at < sealed.length(); at++) {
            if (isLastOfAPart(sealed, at)) {
                continue; // holds bits that base64 does not use
            }
            String altered =
                    sealed.substring(0, at) + (sealed.charAt(at) == 'A' ? 'B' : 'A') + sealed.substring(at + 1);
            assertThatThrownBy(() -> seal.open(altered))
                    .as("altered at %d", at)
                    .isInstanceOf(SealBrokenException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void refusesOtherAlgorithmsAndKeysUnderAKnownId() {
        SecretSeal seal = new JweSecretSeal(List.of(first));
        String none = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII))
                + ".e30.";
        String impostor = new JweSecretSeal(List.of(SealKey.generated("k1"))).seal(new Secret(CANARY));

        for (String text : List.of(none, "", "a.b.c.d.e", impostor)) {
            assertThatThrownBy(() -> seal.open(text)).isInstanceOf(SealBrokenException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nokeyid", "k1:short", "k1:!!canary!!", "k1:", " , ", "k 1:AAAA"})
    void saysWhatIsWrongWithTheSettingWithoutShowingIt(String setting) {
        assertThatThrownBy(() -> SealKey.parse(new Secret(setting)))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("canary");
    }

    @Test
    void readsSeveralKeysInTheirOrder() {
        Secret setting = new Secret(second.setting() + " , " + first.setting());

        assertThat(SealKey.parse(setting)).containsExactly(second, first);
        assertThat(SealKey.parse(setting).toString()).isEqualTo("[k2, k1]");
        assertThatThrownBy(() -> SealKey.parse(new Secret(first.setting() + "," + first.setting())))
                .hasMessageContaining("same key id");
    }

    @Test
    void generatesOneKeyForTheEmbeddedDatabaseAndKeepsIt(@TempDir Path folder) throws IOException {
        SealSettings settings = new SealSettings(null, folder.resolve("data"));

        List<SealKey> generated = SecretSealConfiguration.keys(settings, null);

        Path file = folder.resolve("data/secret-keys");
        assertThat(SecretSealConfiguration.keys(settings, "")).isEqualTo(generated);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void requiresTheSettingForADatabaseThatNodesMayShare(@TempDir Path folder) {
        SealSettings settings = new SealSettings(null, folder);

        assertThatThrownBy(() -> SecretSealConfiguration.keys(settings, "jdbc:postgresql://db/zoomensemble"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ZOOMENSEMBLE_SECRET_KEY");
        assertThat(folder).isEmptyDirectory();
    }

    private static boolean isLastOfAPart(String sealed, int at) {
        return at + 1 == sealed.length() || sealed.charAt(at + 1) == '.';
    }

    private static String decoded(String sealed) {
        StringBuilder all = new StringBuilder();
        for (String part : sealed.split("\\.")) {
            all.append(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        }
        return all.toString();
    }
}
