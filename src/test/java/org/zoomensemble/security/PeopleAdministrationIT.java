package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.RunningApplication;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;

/** People and their roles in the engine's own tables. */
class PeopleAdministrationIT extends RunningApplication {

    private static final Secret CANARY = new Secret("canary-password-77");
    private static final Grant SYSTEM = new Grant(Role.ADMINISTRATOR, null);
    private static final NamedGrant NAMED_SYSTEM =
            new NamedGrant(SYSTEM, null, "System administrator", "Administrators", Change.Place.site());

    @Autowired
    private PeopleAdministration people;

    @Autowired
    private UserDirectory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UserAccounts accounts;

    @Autowired
    private GrantNames names;

    @Autowired
    private TransactionOperations transactions;

    private final String id = "p" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void logIn() {
        as("admin");
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private static void as(String user) {
        SecurityContextHolder.getContext().setAuthentication(new LoggedIn(user, Set.of(SYSTEM), "", null));
    }

    private UserAccount make(String newId) {
        return people.make(newId, new PersonDraft("Mara", "Meier", "mara@example.org", CANARY));
    }

    private static NamedGrant library(UUID library) {
        return new NamedGrant(
                new Grant(Role.LIBRARY_ADMINISTRATOR, library),
                "Physics",
                "Administrator of the library Physics",
                "Administrators of the library Physics",
                new Change.Place(null, null, library));
    }

    @Test
    void aPersonLivesWhereCamundaKeepsUsersAndEveryChangeIsRecordedWithoutPasswords() {
        UUID place = UUID.randomUUID();
        assertThat(make(id).grants()).isEmpty();
        assertThat(directory.isPassword(id, CANARY)).isTrue();

        people.give(id, library(place));
        people.give(id, library(place));
        assertThat(directory.groupsOf(id))
                .hasValueSatisfying(groups -> assertThat(groups)
                        .containsExactly("libraryadmin" + place.toString().replace("-", "")));
        assertThat(jdbc.sql("select name_, type_ from act_id_group where id_ = ?")
                        .param(library(place).grant().group())
                        .query()
                        .singleRow())
                .containsEntry("name_", "Administrators of the library Physics")
                .containsEntry("type_", "WORKFLOW");
        people.change(id, new PersonDraft(null, "Maier", null, null));
        people.change(id, new PersonDraft(null, null, null, new Secret("canary-password-88")));
        assertThat(directory.isPassword(id, new Secret("canary-password-88"))).isTrue();
        assertThat(directory.isPassword(id, CANARY)).isFalse();
        people.take(id, library(place));
        people.take(id, library(place));
        assertThat(people.person(id).grants()).isEmpty();
        people.delete(id);
        assertThat(directory.groupsOf(id)).isEmpty();

        List<Map<String, Object>> records = jdbc.sql(
                        "select action, person, kind, subject, library_id, before::text, after::text from change_record"
                                + " where subject_id = ? order by at")
                .param(id)
                .query()
                .listOfRows();
        assertThat(records)
                .extracting(row -> row.get("action"))
                .containsExactly("MADE", "CHANGED", "CHANGED", "CHANGED", "CHANGED", "DELETED");
        assertThat(records).allSatisfy(row -> {
            assertThat(row).containsEntry("person", "admin").containsEntry("kind", "ROLE");
            assertThat(row.toString()).doesNotContain("canary");
        });
        assertThat(records.get(1)).containsEntry("library_id", place);
        assertThat(records.get(1).get("after").toString()).contains("Administrator of the library Physics");
        assertThat(records.get(2).get("before").toString()).contains("Meier");
        assertThat(records.get(2).get("after").toString()).contains("Maier");
        assertThat(records.get(4).get("after").toString()).contains("null");
    }

    @Test
    void aGroupFollowsItsPlacesNameUnlessAnAdministratorNamedIt() {
        UUID institution = jdbc.sql("""
                        insert into institution (id, name, ensemble_id) values (gen_random_uuid(), 'North', :id) returning id
                        """).param("id", id).query(UUID.class).single();
        UUID organization = jdbc.sql("""
                        insert into organization (id, institution_id, ensemble_id, name)
                        values (gen_random_uuid(), :institution, 'o', 'Science') returning id
                        """)
                .param("institution", institution)
                .query(UUID.class)
                .single();
        UUID library = jdbc.sql("""
                        insert into library (id, organization_id, ensemble_id, name)
                        values (gen_random_uuid(), :organization, 'l', 'Physics') returning id
                        """)
                .param("organization", organization)
                .query(UUID.class)
                .single();
        make(id);
        List<NamedGrant> grants = List.of(
                names.wanted(Role.INSTITUTION_ADMINISTRATOR, institution),
                names.wanted(Role.ORGANIZATION_ADMINISTRATOR, organization),
                names.wanted(Role.LIBRARY_ADMINISTRATOR, library));
        grants.forEach(grant -> people.give(id, grant));
        for (String table : List.of("institution", "organization", "library")) {
            jdbc.sql("update " + table + " set name = name || ' and more' where id = any (:ids)")
                    .param("ids", new UUID[] {institution, organization, library})
                    .update();
        }

        transactions.executeWithoutResult(status -> accounts.renameGroups());

        assertThat(grants.stream().map(grant -> groupName(grant.grant())))
                .containsExactly(
                        "Administrators of the institution North and more",
                        "Administrators of the organization Science and more",
                        "Administrators of the library Physics and more")
                .containsExactlyElementsOf(grants.stream()
                        .map(grant -> names.held(grant.grant()).groupName())
                        .toList());
        jdbc.sql("update act_id_group set name_ = 'Our physicists' where id_ = ?")
                .param(grants.get(2).grant().group())
                .update();
        transactions.executeWithoutResult(status -> accounts.renameGroups());
        assertThat(groupName(grants.get(2).grant())).isEqualTo("Our physicists");
    }

    private String groupName(Grant grant) {
        return jdbc.sql("select name_ from act_id_group where id_ = ?")
                .param(grant.group())
                .query(String.class)
                .single();
    }

    @Test
    void nobodyDeletesHimselfOrTakesHisOwnSystemRole() {
        assertThatThrownBy(() -> people.delete("admin"))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("another system administrator");
        assertThatThrownBy(() -> people.take("admin", NAMED_SYSTEM)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void theLastSystemAdministratorStays() throws Exception {
        List<String> others = jdbc.sql(
                        "select user_id_ from act_id_membership where group_id_ = ? and user_id_ <> 'admin'")
                .param(SYSTEM.group())
                .query(String.class)
                .list();
        others.forEach(other -> people.take(other, NAMED_SYSTEM));
        as("somebody");
        assertThatThrownBy(() -> people.delete("admin"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("last system administrator");
        assertThatThrownBy(() -> people.take("admin", NAMED_SYSTEM)).isInstanceOf(ConflictException.class);

        // Two who take the role from each other at the same moment: one keeps it.
        as("admin");
        String second = id + "b";
        make(second);
        people.give(second, NAMED_SYSTEM);
        Callable<Boolean> first = () -> isTaken(second, "admin");
        Callable<Boolean> other = () -> isTaken("admin", second);
        var threads = Executors.newFixedThreadPool(2);
        try {
            int taken = 0;
            for (Future<Boolean> one : threads.invokeAll(List.of(first, other))) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdown();
            as("nobody");
            people.give("admin", NAMED_SYSTEM);
            people.delete(second);
            others.forEach(again -> people.give(again, NAMED_SYSTEM));
        }
    }

    private boolean isTaken(String user, String by) {
        as(by);
        try {
            people.take(user, NAMED_SYSTEM);
            return true;
        } catch (ConflictException last) {
            return false;
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a-b", "ä", "a/b", "../a", "a'b"})
    void idsThatTheEngineWouldRefuseAreRefusedWithASentence(String bad) {
        assertThatThrownBy(() -> make(bad))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("letters");
        assertThatThrownBy(() -> make("x".repeat(65))).hasMessageContaining("64");
    }

    @ParameterizedTest
    @CsvSource({"short,7", "'        ',blank", "same,id"})
    void weakPasswordsAreRefused(String password, String why) {
        String user = "sameSame" + UUID.randomUUID().toString().substring(0, 8);
        Secret weak = new Secret(why.equals("id") ? user : password);
        assertThatThrownBy(() -> people.make(user, new PersonDraft("", "", "", weak)))
                .isInstanceOfSatisfying(
                        UnacceptableInputException.class,
                        refused -> assertThat(refused.field()).isEqualTo("password"))
                .hasMessageNotContaining(password.strip().isEmpty() ? "\u0000" : password + " ");
        assertThatThrownBy(() -> people.person(user)).isInstanceOf(NotThereException.class);
    }

    @Test
    void takenIdsAndOddFieldsAreRefused() {
        make(id);
        assertThatThrownBy(() -> make(id)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> people.change(id, new PersonDraft(null, null, "no address", null)))
                .isInstanceOf(UnacceptableInputException.class);
        assertThatThrownBy(() -> people.change(id, new PersonDraft("a\nb", null, null, null)))
                .isInstanceOf(UnacceptableInputException.class);
        assertThatThrownBy(() -> people.change(id, new PersonDraft("Other", null, null, new Secret("short"))))
                .isInstanceOf(UnacceptableInputException.class);
        assertThat(people.person(id).firstName()).as("nothing of it").isEqualTo("Mara");
        people.delete(id);
    }

    @Test
    void listsArePagedAndSearchedAlsoByPlace() {
        for (String letter : List.of("a", "b", "c")) {
            make(id + letter);
        }
        String group = "Place " + id;
        people.give(
                id + "b",
                new NamedGrant(
                        new Grant(Role.LIBRARY_ADMINISTRATOR, UUID.randomUUID()),
                        group,
                        group,
                        "Administrators of " + group,
                        Change.Place.site()));

        var first = people.list(id.toUpperCase(java.util.Locale.ROOT), null, 2);
        var second = people.list(id, first.next(), 2);

        assertThat(first.items()).extracting(UserAccount::id).containsExactly(id + "a", id + "b");
        assertThat(second.items()).extracting(UserAccount::id).containsExactly(id + "c");
        assertThat(second.next()).isNull();
        assertThat(people.list("of place " + id, null, 5).items())
                .extracting(UserAccount::id)
                .containsExactly(id + "b");
        assertThat(people.list("%", null, 5).items()).isEmpty();
    }
}
