package org.zoomensemble.web;

import java.util.UUID;

/**
 * A place where a role can be held.
 *
 * @param above the name of what it belongs to; null for an institution
 */
public record PlaceRow(UUID id, String name, String above) {}
