package org.zoomensemble.api;

import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses of this interface. */
final class Address {

    static final String ROOT = "/api/v1";

    private Address() {}

    /** For {@code Location}: without host, so that it holds behind every proxy. */
    static URI path(String path, Object... variables) {
        String context =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().getPath();
        return ServletUriComponentsBuilder.newInstance()
                .path((context == null ? "" : context) + ROOT + path)
                .buildAndExpand(variables)
                .toUri();
    }

    /** With the host that the caller used, for addresses that others are told. */
    static String whole(String path, Object... variables) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(ROOT + path)
                .buildAndExpand(variables)
                .toUriString();
    }
}
