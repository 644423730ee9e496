package org.zoomensemble.zoom.camel;

import java.util.regex.Pattern;

/** Makes words that came over the network fit for our own messages. */
final class Sentences {

    private static final int LONGEST = 300;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?#]*)[?#]\\S*");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_=.~-]{60,}");

    private Sentences() {}

    /** One line of at most 300 characters without the query part of an address and without anything like a token. */
    static String ofPeer(String words) {
        String line = CONTROL.matcher(words).replaceAll(" ").trim();
        line = QUERY.matcher(line).replaceAll("$1?…");
        line = TOKEN.matcher(line).replaceAll("…");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The words in quotation marks behind a colon; nothing where there are none. */
    static String quoted(String words) {
        return words.isEmpty() ? "" : ": \"" + words + "\"";
    }
}
