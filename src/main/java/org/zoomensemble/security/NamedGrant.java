package org.zoomensemble.security;

/**
 * A grant with the names of its place.
 *
 * @param placeName the institution, organization or library; null where the grant is for the whole site
 * @param words     what it makes somebody, for example {@code Administrator of the library Physics}
 * @param groupName what all who hold it are, for example {@code Administrators of the library Physics}
 */
public record NamedGrant(Grant grant, String placeName, String words, String groupName, Change.Place place) {}
