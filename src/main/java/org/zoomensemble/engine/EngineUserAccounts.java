package org.zoomensemble.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.security.Grant;
import org.zoomensemble.security.Role;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.UserAccount;
import org.zoomensemble.security.UserAccounts;

/** The engine's own users and groups; Camunda Admin shows and changes the same. */
@Component
final class EngineUserAccounts implements UserAccounts {

    private static final int LONGEST_GROUP_NAME = 255;

    private final IdentityService identity;
    private final EngineUserRows rows;

    // Lazy: the web server's filters are made before the engine.
    EngineUserAccounts(@Lazy IdentityService identity, EngineUserRows rows) {
        this.identity = identity;
        this.rows = rows;
    }

    @Override
    public Page<UserAccount> list(String search, String cursor, int size) {
        List<UserAccount> found = rows.list(search, PagePosition.of(cursor), size + 1);
        return Page.of(found, size, user -> new PagePosition(user.id(), user.id()));
    }

    @Override
    public Optional<UserAccount> find(String id) {
        return rows.find(id);
    }

    @Override
    public void add(UserAccount account, Secret password) {
        User user = identity.newUser(account.id());
        write(account, user);
        user.setPassword(password.value());
        identity.saveUser(user);
    }

    @Override
    public void change(UserAccount account) {
        User user = user(account.id());
        write(account, user);
        identity.saveUser(user);
    }

    @Override
    public void setPassword(String id, Secret password) {
        User user = user(id);
        user.setPassword(password.value());
        identity.saveUser(user);
        identity.unlockUser(id);
    }

    @Override
    public Optional<String> objection(UserAccount account, Secret password) {
        PasswordPolicy policy = identity.getPasswordPolicy();
        if (policy == null) {
            return Optional.empty();
        }
        User user = identity.newUser(account.id());
        write(account, user);
        List<PasswordPolicyRule> violated = identity.checkPasswordAgainstPolicy(policy, password.value(), user)
                .getViolatedRules();
        return violated.isEmpty()
                ? Optional.empty()
                : Optional.of("The password is too weak for this site: it needs "
                        + violated.stream().map(EngineUserAccounts::words).collect(Collectors.joining(", ")) + ".");
    }

    private static String words(PasswordPolicyRule rule) {
        String least = rule.getParameters() == null
                ? ""
                : String.join("", rule.getParameters().values());
        return switch (rule.getPlaceholder()) {
            case "PASSWORD_POLICY_LENGTH" -> "at least " + least + " characters";
            case "PASSWORD_POLICY_LOWERCASE" -> "lower case letters: " + least;
            case "PASSWORD_POLICY_UPPERCASE" -> "upper case letters: " + least;
            case "PASSWORD_POLICY_DIGIT" -> "digits: " + least;
            case "PASSWORD_POLICY_SPECIAL" -> "other characters: " + least;
            case "PASSWORD_POLICY_USER_DATA" -> "nothing of the person's id, name or e-mail";
            default -> rule.getPlaceholder();
        };
    }

    @Override
    public void delete(String id) {
        identity.deleteUser(id);
    }

    @Override
    public void join(String id, Grant grant, String groupName) {
        String group = grant.group();
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            Group made = identity.newGroup(group);
            made.setName(groupName.substring(0, Math.min(LONGEST_GROUP_NAME, groupName.length())));
            made.setType(grant.role() == Role.ADMINISTRATOR ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(made);
        }
        rows.membersLocked(group);
        if (!isMember(id, group)) {
            identity.createMembership(id, group);
        }
    }

    @Override
    public void leave(String id, Grant grant) {
        rows.membersLocked(grant.group());
        identity.deleteMembership(id, grant.group());
    }

    @Override
    public void renameGroups() {
        rows.renamed().forEach(renamed -> {
            Group group = identity.createGroupQuery().groupId(renamed.group()).singleResult();
            group.setName(renamed.name());
            identity.saveGroup(group);
        });
    }

    @Override
    public Set<String> holdersLocked(Grant grant) {
        return rows.membersLocked(grant.group());
    }

    private boolean isMember(String id, String group) {
        return identity.createGroupQuery().groupMember(id).groupId(group).count() > 0;
    }

    private User user(String id) {
        return identity.createUserQuery().userId(id).singleResult();
    }

    private static void write(UserAccount account, User user) {
        user.setFirstName(account.firstName());
        user.setLastName(account.lastName());
        user.setEmail(account.email());
    }
}
