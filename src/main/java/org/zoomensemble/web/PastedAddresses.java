package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** E-mail addresses as people paste them. */
final class PastedAddresses {

    private PastedAddresses() {}

    /**
     * Each address once, in the order of the text: separated by commas, semicolons, spaces and lines. Where an address book
     * wrote {@code Ada Lovelace <ada@university.example>}, the names are left out.
     */
    static List<String> in(List<String> texts) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String text : texts) {
            boolean isFromAddressBook = text.contains("<");
            for (String part : text.split("[,;\\s<>]+")) {
                if (!part.isEmpty() && (part.contains("@") || !isFromAddressBook)) {
                    addresses.putIfAbsent(part.toLowerCase(Locale.ROOT), part);
                }
            }
        }
        return List.copyOf(addresses.values());
    }
}
