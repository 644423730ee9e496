package org.zoomensemble.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Decides which addresses this application may call: https and public, unless the host is listed in
 * {@code ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS}. Thread-safe.
 */
public interface AddressGuard {

    /**
     * Checks scheme, host, port and user part without resolving the name.
     *
     * @return the same address
     * @throws AddressRefusedException with a sentence that names the host, the reason and the setting
     */
    URI check(URI address);

    /**
     * Resolves a host at the moment of connecting and refuses private results, so that a name that changes its address
     * between check and connection gains nothing.
     *
     * @throws AddressRefusedException one of the addresses is not public
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
