package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressGuardTest {

    private final AddressGuard guard = guard("203.0.113.9");

    private static AddressGuard guard(String answer, String... listed) {
        return new PublicAddressGuard(new AddressSettings(List.of(listed)), host ->
                new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName(answer)});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.zoom.us/v2/users?page_size=300",
                "https://ensemble.example.edu:8443/hapi/v1",
                "HTTPS://API.ZOOM.US/",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]/",
                "https://[64:ff9b::808:808]/",
                "https://1password.example/",
                "https://172.32.0.1/",
                "https://100.128.0.1/"
            })
    void letsPublicHttpsPass(String address) {
        assertThat(guard.check(URI.create(address))).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.zoom.us/",
                "ftp://api.zoom.us/",
                "file:///etc/passwd",
                "jar:https://api.zoom.us/!/",
                "mailto:a@b.example",
                "/v2/users",
                "https:///v2",
                "https://under_score.example/",
                "https://user@api.zoom.us/",
                "https://user:canary@api.zoom.us/",
                "https://api.zoom.us@evil.example/",
                "https://api.zoom.us:0/",
                "https://localhost/",
                "https://localhost./",
                "https://a.localhost/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://0.0.0.0/",
                "https://0.1.2.3/",
                "https://10.0.0.1/",
                "https://100.64.0.1/",
                "https://100.127.255.255/",
                "https://169.254.169.254/latest/meta-data?token=canary",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.0.0.1/",
                "https://192.168.1.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://300.1.1.1/",
                "https://[::]/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fec0::1]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/",
                "https://[2001::1]/",
                "https://[2002:7f00:1::]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::1]/",
                "https://[100::1]/"
            })
    void refusesTheRestWithoutRepeatingMoreThanTheHost(String address) {
        assertThatThrownBy(() -> guard.check(URI.create(address)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageNotContaining("canary")
                .hasMessageEndingWith(".");
    }

    @Test
    void letsListedHostsBePrivateOrPlain() {
        AddressGuard listing = guard("10.1.2.3", "Ensemble.Campus", "127.0.0.1", "[::1]");
        for (String address : List.of(
                "http://ensemble.campus:8080/hapi",
                "https://ensemble.campus/",
                "http://127.0.0.1:9000/",
                "http://[::1]:9000/")) {
            assertThat(listing.check(URI.create(address))).isNotNull();
        }
        for (String address : List.of(
                "http://other.campus/",
                "http://x.ensemble.campus/",
                "http://user@ensemble.campus/",
                "ftp://ensemble.campus/",
                "http://127.0.0.2/")) {
            assertThatThrownBy(() -> listing.check(URI.create(address))).isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void refusesANameOfWhichOneAddressIsPrivate() throws UnknownHostException {
        assertThat(guard("1.1.1.1").resolve("api.zoom.us")).hasSize(2);
        for (String answer : List.of("127.0.0.1", "10.0.0.8", "::1", "fd00::1")) {
            assertThatThrownBy(() -> guard(answer).resolve("rebinding.example"))
                    .isInstanceOf(AddressRefusedException.class)
                    .hasMessageContaining("rebinding.example")
                    .hasMessageContaining("ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS");
            assertThatThrownBy(() -> guard(answer, "other.example").resolve("rebinding.example"))
                    .isInstanceOf(AddressRefusedException.class);
            assertThat(guard(answer, "rebinding.example").resolve("rebinding.example"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ensemble.campus", "ensemble.campus:8080", "*.campus", "ensemble.campus/hapi"})
    void refusesMoreThanAHostInTheList(String entry) {
        assertThatThrownBy(() -> new AddressSettings(List.of(entry)))
                .hasMessageContaining(entry)
                .hasMessageContaining("ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS");
    }
}
