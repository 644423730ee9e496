package org.zoomensemble.operations;

/** A JDBC URL as people may see it: without what could hold a password. */
final class DatabaseAddress {

    private DatabaseAddress() {}

    static String of(String url) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        int query = plain.indexOf('?');
        String address = query < 0 ? plain : plain.substring(0, query);
        return address.replaceFirst("//[^/]*@", "//");
    }
}
