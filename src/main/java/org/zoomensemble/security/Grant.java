package org.zoomensemble.security;

import java.util.Optional;
import java.util.UUID;

/**
 * A role at a place: what membership in one group gives.
 *
 * @param scopeId the institution, organization or library; null where the role is for the whole site
 */
public record Grant(Role role, UUID scopeId) {

    /** The id of the group in the {@link UserDirectory} that gives this grant, letters and digits only where it has a scope. */
    public String group() {
        return role.isScoped() ? role.group() + scopeId.toString().replace("-", "") : role.group();
    }

    /** The grant that a group gives; empty for groups that mean nothing here. */
    public static Optional<Grant> ofGroup(String group) {
        for (Role role : Role.values()) {
            if (!role.isScoped() && role.group().equals(group)) {
                return Optional.of(new Grant(role, null));
            }
            if (role.isScoped() && group.matches(role.group() + "[0-9a-f]{32}")) {
                String hex = group.substring(role.group().length());
                return Optional.of(new Grant(
                        role, UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))));
            }
        }
        return Optional.empty();
    }
}
