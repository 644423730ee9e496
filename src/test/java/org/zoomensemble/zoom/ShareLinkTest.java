package org.zoomensemble.zoom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.security.Secret;

class ShareLinkTest {

    private static final ShareLink TOLD = link("https://us02web.zoom.us/rec/share/AbC-1_x.y2Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://us02web.zoom.us/rec/share/AbC-1_x.y2Z?pwd=canary",
                "https://university.zoom.us/rec/share/AbC-1_x.y2Z?startTime=1700000000000&pwd=x#t",
                "HTTPS://zoom.us/rec/share/AbC-1_x.y2Z/",
                "Topic: Algebra\nhttps://zoom.us/rec/share/AbC-1_x.y2Z?pwd=canary Passcode: canary",
                "https://us02web.zoom.us/rec/component-page?action=viewdetailpage&originRequestUrl="
                        + "https%3A%2F%2Fus02web.zoom.us%2Frec%2Fshare%2FAbC-1_x.y2Z%3Fpwd%3Dcanary"
            })
    void isTheSameWhateverHostPasscodeAndTime(String written) {
        assertThat(link(written).key()).isEqualTo(TOLD.key());
        assertThat(link(written).toString() + link(written).key()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://us02web.zoom.us/rec/play/AbC-1_x.y2Z",
                "https://us02web.zoom.us/rec/share/abc-1_x.y2z",
                "https://us02web.zoom.us/rec/share/AbC-1_x"
            })
    void isAnotherOneWithAnotherPage(String written) {
        assertThat(link(written).key()).isNotEqualTo(TOLD.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://zoom.us/j/123456789",
                "https://zoom.us/rec/share/",
                "zoom.us/rec/share/x",
                "",
                "https://"
            })
    void otherAddressesShowNoRecording(String written) {
        assertThat(ShareLink.of(written)).isEmpty();
    }

    @Test
    void onlyZoomsHostsAndTheConnectionsOwnAreZooms() {
        ZoomConnection connection = new ZoomConnection(
                UUID.randomUUID(),
                1,
                URI.create("http://127.0.0.1:4711/v2"),
                null,
                new ZoomConnection.ApiKey("key", new Secret("secret")));

        assertThat(ShareLink.isZooms("us02web.zoom.us", connection)).isTrue();
        assertThat(ShareLink.isZooms("127.0.0.1", connection)).isTrue();
        assertThat(ShareLink.isZooms("zoom.us.evil.example", connection)).isFalse();
        assertThat(ShareLink.isZooms("evilzoom.us", connection)).isFalse();
        assertThat(ShareLink.hostOf("https://zoom.us@evil.example:8443/rec/share/x"))
                .contains("evil.example");
    }

    private static ShareLink link(String written) {
        return ShareLink.of(written).orElseThrow();
    }
}
