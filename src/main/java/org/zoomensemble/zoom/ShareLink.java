package org.zoomensemble.zoom;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page by which Zoom shows a recording: {@code /rec/share/…} or {@code /rec/play/…}. Neither number nor uuid stands in it;
 * what is compared is the kind and what follows it, since one recording is shown under several of Zoom's host names, and with
 * or without a passcode and a time in the query.
 *
 * @param host in lower case, without port
 * @param page {@code share/…} or {@code play/…}
 */
public record ShareLink(String host, String page) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://([^/?#\\s]+)(/[^?#\\s]*)?(\\?[^#\\s]*)?");
    private static final Pattern PAGE = Pattern.compile("/rec(?:ording)?/(share|play)/([^/]+)/*");
    private static final Pattern ORIGIN = Pattern.compile("[?&]originRequestUrl=([^&]+)");
    private static final int KEY_BYTES = 16;

    /** The first address in a text, such as the one that Zoom makes for sharing; empty where it shows no recording. */
    public static Optional<ShareLink> of(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.find()) {
            return Optional.empty();
        }
        String path = address.group(2) == null ? "" : address.group(2);
        Matcher page = PAGE.matcher(path);
        if (page.matches()) {
            return Optional.of(new ShareLink(hostIn(address.group(1)), page.group(1) + "/" + page.group(2)));
        }
        // The page that asks for the passcode names the one that was asked for.
        Matcher origin = ORIGIN.matcher(address.group(3) == null ? "" : address.group(3));
        if (path.startsWith("/rec/") && origin.find()) {
            return of(decoded(origin.group(1)));
        }
        return Optional.empty();
    }

    /** Whose server an address in a text names; empty where there is no address. */
    public static Optional<String> hostOf(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.find() ? Optional.of(hostIn(address.group(1))) : Optional.empty();
    }

    /** Whether a host is one of Zoom's, or the one that the connection names. */
    public static boolean isZooms(String host, ZoomConnection connection) {
        return Stream.of("zoom.us", "zoom.com", "zoom.com.cn", "zoomgov.com")
                        .anyMatch(own -> host.equals(own) || host.endsWith("." + own))
                || host.equals(hostIn(connection.apiUrl()))
                || connection.oauthUrl() != null && host.equals(hostIn(connection.oauthUrl()));
    }

    /** A digest by which links are compared and kept: whoever reads it cannot open the page. */
    public String key() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(page.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String hostIn(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static String hostIn(String authority) {
        return authority
                .substring(authority.lastIndexOf('@') + 1)
                .replaceFirst(":\\d*$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
