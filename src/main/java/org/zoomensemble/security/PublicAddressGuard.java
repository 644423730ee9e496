package org.zoomensemble.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Public addresses by https at any port; listed hosts also private or by plain http. */
@Component
final class PublicAddressGuard implements AddressGuard {

    /** How a name is resolved. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    // "127.1", "2130706433" and "0x7f.1" reach 127.0.0.1 at some resolvers: no real name ends in a number.
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private final Set<String> listed;
    private final Resolver resolver;

    @Autowired
    PublicAddressGuard(AddressSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    PublicAddressGuard(AddressSettings settings, Resolver resolver) {
        this.listed = Set.copyOf(settings.allowedPrivateHosts());
        this.resolver = resolver;
    }

    @Override
    public URI check(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || address.isOpaque()) {
            throw new AddressRefusedException(
                    "An address without a readable host cannot be called; write it as https://host/path.");
        }
        String host = plain(address.getHost());
        if (address.getRawUserInfo() != null) {
            throw new AddressRefusedException("The address of " + host
                    + " carries a user name or password; leave that part out and use the fields for credentials.");
        }
        if (address.getPort() == 0 || address.getPort() > 65535) {
            throw new AddressRefusedException(
                    "The address of " + host + " has a port that does not exist; correct the address.");
        }
        if (listed.contains(host) && (scheme.equals("https") || scheme.equals("http"))) {
            return address;
        }
        if (!scheme.equals("https")) {
            throw new AddressRefusedException("The address of " + host
                    + " is not https; use https, or list the host in ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS.");
        }
        refusePrivateLiteral(host);
        return address;
    }

    private void refusePrivateLiteral(String host) {
        boolean isLiteral = host.contains(":") || DOTTED.matcher(host).matches();
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            throw refused(host);
        }
        if (!isLiteral && NUMERIC_END.matcher(host).matches()) {
            throw refused(host);
        }
        if (isLiteral) {
            try {
                refusePrivate(host, InetAddress.getAllByName(host));
            } catch (UnknownHostException noAddress) {
                throw refused(host);
            }
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = plain(host);
        InetAddress[] addresses = resolver.resolve(name);
        if (!listed.contains(name)) {
            refusePrivate(name, addresses);
        }
        return addresses;
    }

    private static void refusePrivate(String host, InetAddress[] addresses) {
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contains(address)) {
                throw refused(host);
            }
        }
    }

    private static AddressRefusedException refused(String host) {
        return new AddressRefusedException("The host " + host
                + " has an address that is not public; correct the address, or list the host in"
                + " ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS if it is meant.");
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
