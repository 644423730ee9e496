package org.zoomensemble.security;

import java.util.Set;
import java.util.UUID;

/**
 * Whose changes may be read: those that stand in one of these places, and with {@code isEverything} those of the site as a
 * whole too.
 *
 * @param withRoles whether changes of roles as well, which are a system administrator's matter wherever the role is held
 */
public record ChangeReach(
        boolean isEverything,
        boolean withRoles,
        Set<UUID> institutions,
        Set<UUID> organizations,
        Set<UUID> libraries) {}
