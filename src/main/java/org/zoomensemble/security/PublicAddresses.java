package org.zoomensemble.security;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are reachable by everyone, after IANA's special-purpose registries (RFC 6890 and its successors):
 * everything of IPv4 outside the listed blocks, and of IPv6 only what is global unicast and not set aside.
 */
final class PublicAddresses {

    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::new)
            .toList();
    private static final AddressRange GLOBAL_UNICAST = new AddressRange("2000::/3");
    private static final AddressRange TRANSLATED = new AddressRange("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    private static boolean contains(byte[] address) {
        if (SPECIAL.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        if (address.length == IPV4_BYTES) {
            return true;
        }
        // Behind NAT64 every IPv4 host has such an address; what counts is the host behind it.
        if (TRANSLATED.contains(address)) {
            return contains(Arrays.copyOfRange(address, address.length - IPV4_BYTES, address.length));
        }
        return GLOBAL_UNICAST.contains(address);
    }
}
