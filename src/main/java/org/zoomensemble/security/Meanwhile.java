package org.zoomensemble.security;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ChangedMeanwhileException.FieldChange;

/** What several recorded changes of one subject come to, field by field and in a sentence. */
final class Meanwhile {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final Map<String, FieldChange> fields = new TreeMap<>(ChangeWords.FIELD_ORDER);
    private final LocalDate today;

    /** @param changes oldest first */
    Meanwhile(List<ChangeRecord> changes, LocalDate today) {
        this.today = today;
        changes.forEach(this::add);
        fields.values().removeIf(field -> Objects.equals(field.before(), field.now()));
    }

    private void add(ChangeRecord change) {
        Set<String> names = new LinkedHashSet<>(change.before().keySet());
        names.addAll(change.after().keySet());
        for (String name : names) {
            FieldChange known = fields.get(name);
            fields.put(
                    name,
                    new FieldChange(
                            name,
                            known == null ? change.before().get(name) : known.before(),
                            change.after().get(name),
                            change.person(),
                            change.at()));
        }
    }

    /** @param subject in words, for example {@code the template Zoom} */
    ChangedMeanwhileException refusal(String subject, int presentRevision) {
        String who = fields.isEmpty() ? capital(subject) + " was changed" : deeds();
        return new ChangedMeanwhileException(
                who + ", after you had read this; load it anew, and make your change again.",
                presentRevision,
                List.copyOf(fields.values()));
    }

    private String deeds() {
        Map<String, List<FieldChange>> byPerson = new LinkedHashMap<>();
        fields.values()
                .forEach(field -> byPerson.computeIfAbsent(field.by(), person -> new ArrayList<>())
                        .add(field));
        List<String> deeds = new ArrayList<>();
        byPerson.forEach((person, changed) -> {
            Instant last = changed.stream()
                    .map(FieldChange::at)
                    .max(Instant::compareTo)
                    .orElseThrow();
            deeds.add(person + " changed "
                    + ChangeWords.fields(
                            changed.stream().map(FieldChange::field).toList())
                    + when(last));
        });
        return ChangeWords.listed(deeds);
    }

    private String when(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        String day = utc.toLocalDate().equals(today) ? "" : " on " + DAY.format(utc);
        return day + " at " + CLOCK.format(utc);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
