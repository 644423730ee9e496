package org.zoomensemble.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;

class DirectorySyncIT {

    private FeatureRooms rooms;
    private Directory directory;
    private DirectorySyncs syncs;
    private Institution institution;

    @BeforeEach
    void hierarchy() {
        rooms = new FeatureRooms();
        directory = rooms.get(Directory.class);
        syncs = rooms.get(DirectorySyncs.class);
        institution = directory.enter("North University", " north ");
        rooms.ensemble.organizations.put("o1", "Arts");
        rooms.ensemble.organizations.put("o2", "Sciences");
        library("l1", "Painting", "o1");
        library("l2", "Physics", "o2");
        EnsembleUser ada = new EnsembleUser("u1", "ada", "Ada", "L", "ada@example.org");
        EnsembleUser bob = new EnsembleUser("u2", "bob", "Bob", "M", "bob@example.org");
        rooms.ensemble.people.put("l1", List.of(ada, bob));
        rooms.ensemble.people.put("l2", List.of(ada));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void firstSyncAddsEverything() {
        DirectorySync sync = sync();

        assertThat(sync.state()).isEqualTo(DirectorySync.State.DONE);
        assertThat(List.of(sync.organizations(), sync.libraries(), sync.people()))
                .containsExactly(2, 2, 2);
        assertThat(rooms.ensemble.institutionsAsked).containsOnly("north");
        assertThat(names()).containsExactly("Painting", "Physics");
        assertThat(access()).containsExactly("ada Painting", "ada Physics", "bob Painting");
        assertThat(count("directory_sync_person")).isZero();
    }

    @Test
    void theNewestSyncIsTold() {
        assertThat(syncs.newest(institution.id())).isEmpty();
        sync();
        UUID newest = sync().id();

        assertThat(syncs.newest(institution.id()).orElseThrow().id()).isEqualTo(newest);
        assertThat(syncs.newest(UUID.randomUUID())).isEmpty();
    }

    @Test
    void librariesAreCountedByOrganizationWithoutThoseThatAreGone() {
        sync();
        rooms.ensemble.libraries.remove("l2");
        sync();
        List<Organization> organizations = directory
                .organizations(Reach.everything(), null, null, false, null, 10)
                .items();

        assertThat(directory.libraryCounts(
                        Reach.everything(),
                        organizations.stream().map(Organization::id).toList()))
                .containsExactly(Map.entry(organizations.get(0).id(), 1));
        assertThat(directory.people(institution.id())).isEqualTo(2);
    }

    @Test
    void anInstitutionIsRenamedAndItsEnsembleIdCorrectedOnlyBeforeTheFirstSync() {
        assertThat(directory.change(institution.id(), " South ", "south"))
                .extracting(Institution::name, Institution::ensembleId)
                .containsExactly("South", "south");
        directory.change(institution.id(), "North University", "north");
        sync();

        assertThat(directory.change(institution.id(), "Northern", "north").name())
                .isEqualTo("Northern");
        assertThatThrownBy(() -> directory.change(institution.id(), "Northern", "south"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("the id stays");
        UUID other = directory.enter("Other", "other").id();
        assertThatThrownBy(() -> directory.change(other, "Other", "north")).isInstanceOf(ConflictException.class);
    }

    @Test
    void renamedKeepsItsIdAndGoneIsMarkedAndComesBack() {
        sync();
        UUID painting = library("Painting").id();
        library("l1", "Fine Painting", "o1");
        rooms.ensemble.libraries.remove("l2");
        rooms.ensemble.organizations.remove("o2");
        rooms.ensemble.people.put("l1", List.of(new EnsembleUser("u1", "ada", "Ada", "King", "ada@example.org")));
        sync();

        assertThat(library("Fine Painting").id()).isEqualTo(painting);
        assertThat(names()).containsExactly("Fine Painting");
        assertThat(directory
                        .organizations(Reach.everything(), null, null, false, null, 10)
                        .items())
                .hasSize(1);
        Library gone = directory
                .libraries(Reach.everything(), null, null, "physics", true, null, 10)
                .items()
                .get(0);
        assertThat(gone.isGone()).isTrue();
        assertThat(rooms.jdbc
                        .sql(
                                "select username || ' ' || last_name || ' ' || (gone_at is not null) from person order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ada King false", "bob M true");
        assertThat(access()).containsExactly("ada Fine Painting");

        rooms.ensemble.organizations.put("o2", "Sciences");
        library("l2", "Physics", "o2");
        rooms.ensemble.people.put("l2", List.of(new EnsembleUser("u2", "bob", "Bob", "M", "bob@example.org")));
        sync();

        assertThat(library("Physics").id()).isEqualTo(gone.id());
        assertThat(library("Physics").isGone()).isFalse();
        assertThat(access()).containsExactly("ada Fine Painting", "bob Physics");
    }

    @Test
    void aListThatLostEveryLibraryIsBelievedADayLater() {
        sync();
        rooms.ensemble.libraries.clear();
        rooms.ensemble.organizations.clear();

        DirectorySync refused = sync();

        assertThat(refused.state()).isEqualTo(DirectorySync.State.FAILED);
        assertThat(refused.sentence())
                .startsWith("2 of the 2 libraries of ")
                .contains("look at the permissions of the service account");
        assertThat(names()).hasSize(2);

        rooms.jdbc
                .sql("update directory_sync set finished_at = finished_at - interval '25 hours'")
                .update();
        assertThat(sync().state()).isEqualTo(DirectorySync.State.DONE);
        assertThat(names()).isEmpty();
    }

    @Test
    void movedLibraryKeepsItsRow() {
        sync();
        UUID physics = library("Physics").id();
        library("l2", "Physics", "o1");
        sync();

        assertThat(library("Physics").id()).isEqualTo(physics);
        assertThat(library("Physics").organizationName()).isEqualTo("Arts");
        assertThat(count("library")).isEqualTo(2);
    }

    @Test
    void secondSyncOfTheSameStateWritesNothing() {
        sync();
        String before = versions();
        sync();

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void failingEnsembleLeavesEverythingAsItWas() {
        sync();
        String before = versions();
        library("l3", "Chemistry", "o2");
        rooms.ensemble.organizations.put("o1", "Fine Arts");
        rooms.ensemble.failsAtLibrary = "l3";

        DirectorySync sync = sync();

        assertThat(sync.state()).isEqualTo(DirectorySync.State.FAILED);
        assertThat(sync.sentence()).isEqualTo("Ensemble failed at the users of a library.");
        assertThat(versions()).isEqualTo(before);
        assertThat(count("directory_sync_person")).isZero();
    }

    @Test
    void unreachableEnsembleIsTold() {
        rooms.ensemble.fails = WorkFailure.pause(Peer.ENSEMBLE, null, "Ensemble cannot be reached.");

        assertThat(sync().sentence()).isEqualTo("Ensemble cannot be reached.");
        assertThat(count("organization")).isZero();
    }

    @Test
    void serverWithoutUserListKeepsPeopleAsTheyAre() {
        sync();
        rooms.ensemble.people = null;

        DirectorySync sync = sync();

        assertThat(sync.sentence()).contains("lists no users", "CSV");
        assertThat(access()).hasSize(3);
        assertThat(rooms.jdbc
                        .sql("select count(*) from person where gone_at is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyOneRunsAtATimeAndAskingAgainTellsThatOne() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        rooms.ensemble.whileListing = () -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        DirectorySync first = syncs.start(institution.id());

        assertThat(first.state()).isEqualTo(DirectorySync.State.RUNNING);
        assertThat(syncs.start(null).id()).isEqualTo(first.id());
        held.countDown();
        assertThat(ended(first.id()).state()).isEqualTo(DirectorySync.State.DONE);
    }

    @Test
    void interruptedSyncDoesNotBlockForever() {
        UUID interrupted = UUID.randomUUID();
        rooms.jdbc.sql("""
                        insert into directory_sync (id, institution_id, state, advanced_at)
                        values (?, ?, 'RUNNING', now() - interval '16 minutes')
                        """).param(interrupted).param(institution.id()).update();

        assertThat(sync().state()).isEqualTo(DirectorySync.State.DONE);
        assertThat(syncs.sync(interrupted).sentence()).contains("interrupted");
    }

    @Test
    void scheduleStartsWhatIsDueOnly() {
        syncs.startDue();
        UUID first = rooms.jdbc
                .sql("select id from directory_sync")
                .query(UUID.class)
                .single();
        ended(first);
        syncs.startDue();

        assertThat(count("directory_sync")).isEqualTo(1);
        rooms.jdbc
                .sql("update directory_sync set started_at = now() - interval '61 minutes'")
                .update();
        syncs.startDue();
        assertThat(count("directory_sync")).isEqualTo(2);
    }

    @Test
    void institutionsAreUniqueInEnsemble() {
        assertThatThrownBy(() -> directory.enter("Other", "north"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("north");
        directory.enter("Without", "");
        assertThatThrownBy(() -> directory.enter("Another without", null)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> syncs.start(null)).isInstanceOf(UnacceptableInputException.class);
    }

    @Test
    void listsGoOnBehindTheirCursor() {
        for (int i = 0; i < 5; i++) {
            library("x" + i, "Same name", "o1");
        }
        sync();
        Page<Library> first = directory.libraries(Reach.everything(), institution.id(), null, null, false, null, 3);
        Page<Library> second =
                directory.libraries(Reach.everything(), institution.id(), null, null, false, first.next(), 3);
        Page<Library> third =
                directory.libraries(Reach.everything(), institution.id(), null, null, false, second.next(), 3);

        assertThat(third.next()).isNull();
        assertThat(List.of(first, second, third))
                .flatExtracting(Page::items)
                .extracting(Library::ensembleId)
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThatThrownBy(() -> directory.libraries(Reach.everything(), null, null, null, false, "nonsense!", 3))
                .isInstanceOf(UnacceptableInputException.class);
    }

    private void library(String id, String name, String organization) {
        rooms.ensemble.libraries.put(id, new EnsembleLibrary(id, name, organization));
    }

    private DirectorySync sync() {
        return ended(syncs.start(institution.id()).id());
    }

    private DirectorySync ended(UUID id) {
        await().until(() -> syncs.sync(id).state() != DirectorySync.State.RUNNING);
        return syncs.sync(id);
    }

    private Library library(String name) {
        return directory
                .libraries(Reach.everything(), null, null, name, true, null, 10)
                .items()
                .get(0);
    }

    private List<String> names() {
        return directory.libraries(Reach.everything(), null, null, null, false, null, 100).items().stream()
                .map(Library::name)
                .toList();
    }

    private List<String> access() {
        return rooms.jdbc.sql("""
                        select p.username || ' ' || l.name from person_library x
                          join person p on p.id = x.person_id join library l on l.id = x.library_id order by 1
                        """).query(String.class).list();
    }

    private int count(String table) {
        return rooms.jdbc
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    /** Changes with every written row. */
    private String versions() {
        return rooms.jdbc.sql("""
                        select string_agg(v, ',' order by v) from (
                          select 'o' || ctid || xmin || name as v from organization
                          union all select 'l' || ctid || xmin || name from library
                          union all select 'p' || ctid || xmin || username from person
                          union all select 'x' || ctid || xmin from person_library) rows
                        """).query(String.class).single();
    }
}
