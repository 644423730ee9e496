package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PastedAddressesTest {

    @Test
    void anythingBetweenAddressesSeparatesThemAndEachCountsOnce() {
        assertThat(PastedAddresses.in(
                        List.of(" a@x.example, b@x.example;c@x.example\r\nd@x.example  A@X.example", "e@x.example")))
                .containsExactly("a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example");
    }

    @Test
    void namesOfAnAddressBookAreLeftOutAndWhatIsNoAddressIsKeptForAnAnswer() {
        assertThat(PastedAddresses.in(List.of("Lovelace, Ada <ada@x.example>; Blaise <blaise@x.example>")))
                .containsExactly("ada@x.example", "blaise@x.example");
        assertThat(PastedAddresses.in(List.of("ada"))).containsExactly("ada");
        assertThat(PastedAddresses.in(List.of(" ", ""))).isEmpty();
    }
}
