package org.zoomensemble.zoom.camel;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/** Addresses as servers write them, not always as the standard wants them. */
final class WireAddress {

    private WireAddress() {}

    /** Unchanged where it is an address; otherwise with the characters encoded that must not stand in one. */
    static URI of(String text) throws URISyntaxException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return new URI(UnsafeUriCharactersEncoder.encodeHttpURI(text));
        }
    }
}
