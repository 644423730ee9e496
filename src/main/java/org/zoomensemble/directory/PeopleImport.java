package org.zoomensemble.directory;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;

/** Takes people from a file where the Ensemble server lists no users. Thread-safe. */
@Service
public class PeopleImport {

    /** So many refused lines are told one by one; of more only the number. */
    public static final int MOST_REFUSALS = 1_000;

    private static final int BATCH = 500;

    private final Directory directory;
    private final HierarchyRepository hierarchy;
    private final PeopleImportRepository people;
    private final ChangeLog changes;
    private final TransactionOperations transactions;

    PeopleImport(
            Directory directory,
            HierarchyRepository hierarchy,
            PeopleImportRepository people,
            ChangeLog changes,
            TransactionOperations transactions) {
        this.directory = directory;
        this.hierarchy = hierarchy;
        this.people = people;
        this.changes = changes;
        this.transactions = transactions;
    }

    /**
     * Reads a CSV with the columns username, first name, last name, e-mail and libraries (names or Ensemble's ids, separated
     * by semicolons): UTF-8, separated by commas or semicolons, the first line names the columns. People are known by their
     * username, without regard to case. Good lines count, whatever is wrong with others; a file that cannot be read to its
     * end changes nothing. The stream is read once, in constant memory but for the usernames, and closed.
     *
     * @param isComplete whoever stands on no line is marked as gone
     * @throws NotThereException          no such institution
     * @throws ConflictException          the institution's people come from Ensemble
     * @throws UnacceptableInputException the file as a whole cannot be taken
     */
    public PeopleImported take(UUID institutionId, InputStream csv, boolean isComplete) {
        Institution institution = directory.institution(institutionId);
        refuseWhereListed(institution);
        UUID importId = UUID.randomUUID();
        try {
            Reading reading = new Reading(importId);
            new PeopleFile(new LibraryNames(hierarchy.named(institutionId))).read(csv, reading::take);
            reading.flush();
            return transactions.execute(status -> write(importId, institution, isComplete, reading.refusals));
        } finally {
            people.forget(importId);
        }
    }

    private PeopleImported write(
            UUID importId, Institution institution, boolean isComplete, List<PeopleImported.RefusedLine> refusals) {
        people.lock(institution.id());
        refuseWhereListed(institution);
        int before = people.people(institution.id());
        people.compare(importId, institution.id());
        PeopleImportRepository.Counts counts = people.counts(importId);
        int taken = counts.read() - counts.refused();
        if (isComplete && taken == 0) {
            throw new UnacceptableInputException(
                    "",
                    "The file has no line that could be taken, so all people of " + institution.name()
                            + " would be gone; nothing was changed. Correct the file, or send it without \"complete\".");
        }
        people.write(importId, institution.id());
        int gone = isComplete ? people.markGone(importId, institution.id()) : 0;
        PeopleImported imported = new PeopleImported(
                counts.read(),
                counts.added(),
                counts.changed(),
                taken - counts.added() - counts.changed(),
                gone,
                counts.refused(),
                List.copyOf(refusals));
        changes.record(change(institution, before, imported));
        return imported;
    }

    private Change change(Institution institution, int before, PeopleImported imported) {
        Map<String, String> after = new LinkedHashMap<>();
        after.put("people", Integer.toString(people.people(institution.id())));
        after.put("read", Integer.toString(imported.read()));
        after.put("added", Integer.toString(imported.added()));
        after.put("changed", Integer.toString(imported.changed()));
        after.put("unchanged", Integer.toString(imported.unchanged()));
        after.put("gone", Integer.toString(imported.gone()));
        after.put("refused", Integer.toString(imported.refused()));
        return new Change(
                Change.Kind.PEOPLE,
                institution.id().toString(),
                "People of " + institution.name(),
                new Change.Place(institution.id(), null, null),
                null,
                Map.of("people", Integer.toString(before)),
                after);
    }

    private void refuseWhereListed(Institution institution) {
        if (people.listsPeople(institution.id())) {
            throw new ConflictException("The people of " + institution.name()
                    + " come from Ensemble by the directory's sync; change them there and sync again.");
        }
    }

    /** Carries lines to the database in batches. */
    private final class Reading {

        private final UUID importId;
        private final List<PersonLine> batch = new ArrayList<>();
        private final List<PeopleImported.RefusedLine> refusals = new ArrayList<>();

        Reading(UUID importId) {
            this.importId = importId;
        }

        void take(PersonLine line) {
            batch.add(line);
            if (line.isRefused() && refusals.size() < MOST_REFUSALS) {
                refusals.add(new PeopleImported.RefusedLine(line.number(), line.refusal()));
            }
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            people.keep(importId, batch);
            batch.clear();
        }
    }
}
