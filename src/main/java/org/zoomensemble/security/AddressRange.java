package org.zoomensemble.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses, as {@code 10.0.0.0/8}. */
final class AddressRange {

    private final byte[] prefix;
    private final int bits;

    AddressRange(String text) {
        int slash = text.indexOf('/');
        try {
            this.prefix = InetAddress.getByName(text.substring(0, slash)).getAddress();
        } catch (UnknownHostException notLiteral) {
            throw new IllegalArgumentException(text, notLiteral);
        }
        this.bits = Integer.parseInt(text.substring(slash + 1));
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
