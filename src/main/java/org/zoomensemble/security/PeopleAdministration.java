package org.zoomensemble.security;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * The people who may log in, and what they hold. Each change and its record are one transaction. What is changed counts on
 * this node at once, on others within seconds. Asks nobody whether the current person may; callers do. Thread-safe.
 */
@Service
public class PeopleAdministration {

    /** Of a password, in characters. */
    public static final int SHORTEST_PASSWORD = 8;

    private static final Grant SYSTEM = new Grant(Role.ADMINISTRATOR, null);
    private static final String PASSWORD = "password";

    private final UserAccounts accounts;
    private final UserDirectory directory;
    private final ChangeLog changes;
    private final CurrentPerson currentPerson;
    private final CurrentGrants currentGrants;
    private final VerifiedCredentials verified;
    private final TransactionOperations transactions;

    PeopleAdministration(
            UserAccounts accounts,
            UserDirectory directory,
            ChangeLog changes,
            CurrentPerson currentPerson,
            CurrentGrants currentGrants,
            VerifiedCredentials verified,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.directory = directory;
        this.changes = changes;
        this.currentPerson = currentPerson;
        this.currentGrants = currentGrants;
        this.verified = verified;
        this.transactions = transactions;
    }

    /**
     * People by id.
     *
     * @param search part of id, names, e-mail, or of the name of a place where they hold something; null or blank for all
     */
    public Page<UserAccount> list(String search, String cursor, int size) {
        return accounts.list(search == null ? "" : search.strip(), cursor, size);
    }

    /** @throws NotThereException no such person */
    public UserAccount person(String id) {
        return accounts.find(id)
                .orElseThrow(() -> new NotThereException("There is no person with the id " + id + " who may log in."));
    }

    /**
     * Makes somebody who holds nothing yet.
     *
     * @throws UnacceptableInputException a field does not fit, or the password is weak
     * @throws ConflictException          the id is taken
     */
    public UserAccount make(String wantedId, PersonDraft draft) {
        String id = PersonRules.id(wantedId);
        UserAccount person = with(draft, new UserAccount(id, "", "", "", Set.of()));
        check(person, draft.password());
        transactions.executeWithoutResult(status -> {
            if (accounts.find(id).isPresent()) {
                throw new ConflictException("There is already somebody with the id " + id + "; choose another one.");
            }
            accounts.add(person, draft.password());
            record(person, Map.of(), fields(person));
        });
        return person(id);
    }

    /**
     * Changes what is given.
     *
     * @throws NotThereException          no such person
     * @throws UnacceptableInputException a field does not fit, or the password is weak
     */
    public UserAccount change(String id, PersonDraft draft) {
        transactions.executeWithoutResult(status -> {
            UserAccount before = person(id);
            UserAccount after = with(draft, before);
            Map<String, String> fieldsBefore = fields(before);
            Map<String, String> fieldsAfter = fields(after);
            if (!after.equals(before)) {
                accounts.change(after);
            }
            if (draft.password() != null) {
                check(after, draft.password());
                accounts.setPassword(id, draft.password());
                fieldsBefore.put(PASSWORD, "one");
                fieldsAfter.put(PASSWORD, "another one");
            }
            record(after, fieldsBefore, fieldsAfter);
        });
        forget(id);
        return person(id);
    }

    /**
     * Changes the current person's own password. His sessions end within seconds, see {@link OwnSession}.
     *
     * @throws UnacceptableInputException the current password is wrong, or the new one is weak or the same
     */
    public void changeOwnPassword(Secret currentPassword, Secret newPassword) {
        String id = currentPerson.person().name();
        UserAccount person = person(id);
        check("newPassword", person, newPassword);
        if (newPassword.equals(currentPassword)) {
            throw new UnacceptableInputException("newPassword", "The new password is the current one; choose another.");
        }
        if (currentPassword == null || !directory.isPassword(id, currentPassword)) {
            throw new UnacceptableInputException(
                    "currentPassword",
                    "This is not your current password, or a wrong one was typed a moment ago; wait some seconds and type"
                            + " it again. If you have forgotten it, ask a system administrator for a new one.");
        }
        transactions.executeWithoutResult(status -> {
            accounts.setPassword(id, newPassword);
            record(person, Map.of(PASSWORD, "one"), Map.of(PASSWORD, "another one"));
        });
        forget(id);
    }

    /**
     * Deletes somebody; who is logged in is out within seconds.
     *
     * @throws NotThereException  no such person
     * @throws ForbiddenException the current person himself
     * @throws ConflictException  the last system administrator
     */
    public void delete(String id) {
        transactions.executeWithoutResult(status -> {
            UserAccount person = person(id);
            if (id.equals(currentPerson.person().name())) {
                throw new ForbiddenException("You cannot delete yourself; ask another system administrator.");
            }
            refuseTheLast(person, "deleted");
            accounts.delete(id);
            Map<String, String> before = fields(person);
            before.put(
                    "grants",
                    person.grants().stream().map(Grant::group).sorted().collect(Collectors.joining(", ")));
            record(person, before, Map.of());
        });
        forget(id);
    }

    /**
     * Gives a grant; nothing happens to somebody who has it.
     *
     * @throws NotThereException no such person
     */
    public UserAccount give(String id, NamedGrant named) {
        transactions.executeWithoutResult(status -> {
            UserAccount person = person(id);
            if (!person.grants().contains(named.grant())) {
                accounts.join(id, named.grant(), named.groupName());
                record(person, named, null, named.words());
            }
        });
        forget(id);
        return person(id);
    }

    /**
     * Takes a grant; nothing happens to somebody who does not have it.
     *
     * @throws NotThereException  no such person
     * @throws ForbiddenException the current person's own role of system administrator
     * @throws ConflictException  the last system administrator's
     */
    public UserAccount take(String id, NamedGrant named) {
        transactions.executeWithoutResult(status -> {
            UserAccount person = person(id);
            if (!person.grants().contains(named.grant())) {
                return;
            }
            if (named.grant().equals(SYSTEM)) {
                if (id.equals(currentPerson.person().name())) {
                    throw new ForbiddenException(
                            "You cannot take the role of system administrator from yourself; ask another one.");
                }
                refuseTheLast(person, "left without this role");
            }
            accounts.leave(id, named.grant());
            record(person, named, named.words(), null);
        });
        forget(id);
        return person(id);
    }

    private void refuseTheLast(UserAccount person, String what) {
        if (person.grants().contains(SYSTEM) && Set.of(person.id()).containsAll(accounts.holdersLocked(SYSTEM))) {
            throw new ConflictException(person.name() + " is the last system administrator and cannot be " + what
                    + "; make somebody else one first.");
        }
    }

    private void check(UserAccount person, Secret password) {
        check(PASSWORD, person, password);
    }

    private void check(String field, UserAccount person, Secret password) {
        PersonRules.password(field, person.id(), password);
        accounts.objection(person, password).ifPresent(sentence -> {
            throw new UnacceptableInputException(field, sentence);
        });
    }

    private static UserAccount with(PersonDraft draft, UserAccount present) {
        return new UserAccount(
                present.id(),
                draft.firstName() == null ? present.firstName() : PersonRules.name("firstName", draft.firstName()),
                draft.lastName() == null ? present.lastName() : PersonRules.name("lastName", draft.lastName()),
                draft.email() == null ? present.email() : PersonRules.email(draft.email()),
                present.grants());
    }

    private static Map<String, String> fields(UserAccount person) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("firstName", person.firstName());
        fields.put("lastName", person.lastName());
        fields.put("email", person.email());
        return fields;
    }

    private void record(UserAccount person, Map<String, String> before, Map<String, String> after) {
        record(person, Change.Place.site(), before, after);
    }

    private void record(UserAccount person, NamedGrant named, String before, String after) {
        record(person, named.place(), role(before), role(after));
    }

    private void record(UserAccount person, Change.Place place, Map<String, String> before, Map<String, String> after) {
        changes.record(new Change(Change.Kind.ROLE, person.id(), person.name(), place, null, before, after));
    }

    private static Map<String, String> role(String words) {
        Map<String, String> role = new HashMap<>();
        role.put("role", words);
        return Collections.unmodifiableMap(role);
    }

    private void forget(String id) {
        currentGrants.forget(id);
        verified.clear();
    }
}
