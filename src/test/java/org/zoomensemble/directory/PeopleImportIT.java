package org.zoomensemble.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;

class PeopleImportIT {

    private static final String HEADER = "username,first name,last name,e-mail,libraries\n";

    private FeatureRooms rooms;
    private PeopleImport people;
    private UUID institution;

    @BeforeEach
    void hierarchy() {
        rooms = new FeatureRooms();
        people = rooms.get(PeopleImport.class);
        institution = rooms.institution();
        UUID arts = rooms.organization(institution, "Arts");
        rooms.library(arts, "Painting");
        rooms.library(arts, "Sculpture");
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void peopleAreAddedChangedAndLeftAsTheyAre() {
        PeopleImported first = take("""
                ada,Ada,Lovelace,ada@example.org,Painting;Sculpture
                bob,Bob,Boer,bob@example.org,Painting
                cy,Cy,Zimmer,cy@example.org,
                """, false);
        assertThat(counts(first)).containsExactly(3, 3, 0, 0, 0, 0);
        UUID ada = id("ada");

        PeopleImported second = take("""
                ADA,Ada,King,ada@example.org,Painting
                bob,Bob,Boer,bob@example.org,painting
                cy,Cy,Zimmer,cy@example.org,Sculpture
                dee,Dee,New,dee@example.org,Sculpture
                """, false);

        assertThat(counts(second)).containsExactly(4, 1, 2, 1, 0, 0);
        assertThat(id("ADA")).isEqualTo(ada);
        assertThat(stored())
                .containsExactly(
                        "ADA King false [Painting]",
                        "bob Boer false [Painting]",
                        "cy Zimmer false [Sculpture]",
                        "dee New false [Sculpture]");
        assertThat(rooms.jdbc
                        .sql("select count(*) from people_import_line")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusedLinesAreToldAndNothingElseIsLost() {
        take("ada,Ada,Lovelace,ada@example.org,Painting\n", false);

        PeopleImported imported = take("""
                ada,Ada,Changed,ada@example.org,Nowhere
                bob,Bob,Boer,bob@example.org,Painting
                cy,Cy,Zimmer,,Painting
                """, false);

        assertThat(counts(imported)).containsExactly(3, 1, 0, 0, 0, 2);
        assertThat(imported.refusals())
                .extracting(PeopleImported.RefusedLine::line)
                .containsExactly(2L, 4L);
        assertThat(stored()).containsExactly("ada Lovelace false [Painting]", "bob Boer false [Painting]");
    }

    @Test
    void completeFileMarksWhoIsNotNamedNotEvenOnARefusedLine() {
        take("""
                ada,Ada,Lovelace,ada@example.org,Painting
                bob,Bob,Boer,bob@example.org,Painting
                cy,Cy,Zimmer,cy@example.org,Painting
                dee,Dee,Last,dee@example.org,Painting
                """, false);

        PeopleImported imported = take("""
                ada,Ada,Lovelace,ada@example.org,Painting
                bob,Bob,Boer,new@example.org,Nowhere
                ,Cy,Zimmer,CY@example.org,Painting
                """, true);

        assertThat(counts(imported)).containsExactly(3, 0, 0, 1, 1, 2);
        assertThat(stored())
                .containsExactly(
                        "ada Lovelace false [Painting]",
                        "bob Boer false [Painting]",
                        "cy Zimmer false [Painting]",
                        "dee Last true [Painting]");
        assertThat(counts(take("dee,Dee,Last,dee@example.org,Painting\n", false)))
                .as("back again")
                .containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(stored()).contains("dee Last false [Painting]");
    }

    @Test
    void completeFileWithoutAGoodLineChangesNothing() {
        take("ada,Ada,Lovelace,ada@example.org,Painting\n", false);

        for (String lines : List.of("", "bob,Bob,Boer,,\n")) {
            assertThatThrownBy(() -> take(lines, true))
                    .isInstanceOf(UnacceptableInputException.class)
                    .hasMessageContaining("nothing was changed");
        }
        assertThatThrownBy(() -> take("bob,Bob,Boer,b@example.org,\ncy,\"Cy", false))
                .isInstanceOf(UnacceptableInputException.class);
        assertThat(stored()).containsExactly("ada Lovelace false [Painting]");
    }

    @Test
    void otherInstitutionsAreNotTouched() {
        UUID other = rooms.institution();
        rooms.library(rooms.organization(other, "Elsewhere"), "Far");
        people.take(other, csv("ada,Ada,Far,ada@far.example,Far\n"), false);
        take("ada,Ada,Near,ada@near.example,Painting\n", true);

        assertThat(stored()).containsExactly("ada Far false [Far]", "ada Near false [Painting]");
        assertThat(take("bob,Bob,Boer,bob@example.org,Far\n", false)
                        .refusals()
                        .get(0)
                        .sentence())
                .contains("no library Far");
        assertThatThrownBy(() -> people.take(UUID.randomUUID(), csv(""), false)).isInstanceOf(NotThereException.class);
    }

    @Test
    void peopleThatComeFromEnsembleAreNotTakenFromAFile() {
        rooms.ensemble.organizations.put("o1", "Arts");
        rooms.ensemble.libraries.put("l1", new EnsembleLibrary("l1", "Drawing", "o1"));
        rooms.ensemble.people.put("l1", List.of(new EnsembleUser("u1", "ada", "Ada", "L", "ada@example.org")));
        DirectorySyncs syncs = rooms.get(DirectorySyncs.class);
        UUID sync = syncs.start(institution).id();
        await().until(() -> syncs.sync(sync).state() == DirectorySync.State.DONE);

        assertThatThrownBy(() -> take("ada,Ada,L,ada@example.org,Drawing\n", false))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("North")
                .hasMessageContaining("sync");
    }

    @Test
    void personWhomEnsembleListedOnceIsKnownByHisUsername() {
        rooms.jdbc.sql("""
                        insert into person (id, institution_id, ensemble_id, username, first_name, last_name, email)
                        values (gen_random_uuid(), ?, 'u1', 'Ada', 'Ada', 'L', 'ada@example.org')
                        """).param(institution).update();

        assertThat(counts(take("ada,Ada,King,ada@example.org,Painting\n", false)))
                .containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(stored()).containsExactly("ada King false [Painting]");
    }

    @Test
    void countsStandInTheRecord() {
        take("ada,Ada,Lovelace,ada@example.org,Painting\nbob,Bob,Boer,,\n", false);

        assertThat(rooms.jdbc
                        .sql("select kind || ' ' || action || ' ' || subject || ' ' || institution_id || ' '"
                                + " || (before ->> 'people') || (after ->> 'people') || (after ->> 'added')"
                                + " || (after ->> 'refused') from change_record")
                        .query(String.class)
                        .list())
                .containsExactly("PEOPLE CHANGED People of North " + institution + " 0111");
    }

    @Test
    void manyRefusedLinesAreCountedAndTheFirstAreTold() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_700; i++) {
            lines.append("user").append(i).append(i % 17 == 0 ? ",F,L,u@example.org,\n" : ",F,L,,\n");
        }

        PeopleImported imported = take(lines.toString(), false);

        assertThat(counts(imported)).containsExactly(1_700, 100, 0, 0, 0, 1_600);
        assertThat(imported.refusals()).hasSize(PeopleImport.MOST_REFUSALS);
    }

    private PeopleImported take(String lines, boolean isComplete) {
        return people.take(institution, csv(lines), isComplete);
    }

    private static ByteArrayInputStream csv(String lines) {
        return new ByteArrayInputStream((HEADER + lines).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> counts(PeopleImported imported) {
        return List.of(
                imported.read(),
                imported.added(),
                imported.changed(),
                imported.unchanged(),
                imported.gone(),
                imported.refused());
    }

    private UUID id(String username) {
        return rooms.jdbc
                .sql("select id from person where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
    }

    private List<String> stored() {
        return rooms.jdbc.sql("""
                        select p.username || ' ' || p.last_name || ' ' || (p.gone_at is not null) || ' ['
                               || coalesce(string_agg(l.name, ',' order by l.name), '') || ']'
                          from person p left join person_library a on a.person_id = p.id
                          left join library l on l.id = a.library_id
                         group by p.id order by lower(p.username), p.last_name
                        """).query(String.class).list();
    }
}
