package org.zoomensemble.web;

import java.util.Comparator;
import java.util.List;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.security.NamedGrant;
import org.zoomensemble.security.UserAccount;

/** Somebody who may log in, with his roles in words. */
public record PersonRow(UserAccount account, List<NamedGrant> grants) {

    static PersonRow of(UserAccount account, GrantNames names) {
        return new PersonRow(
                account,
                account.grants().stream()
                        .map(names::held)
                        .sorted(Comparator.comparing(
                                        (NamedGrant named) -> named.grant().role())
                                .thenComparing(NamedGrant::words))
                        .toList());
    }
}
