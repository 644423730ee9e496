package org.zoomensemble.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * Reads a file of people line by line: UTF-8 with or without BOM, separated by commas or semicolons, with a header. Keeps the
 * usernames in memory, which the limits bound, and nothing else.
 */
final class PeopleFile {

    static final long MOST_BYTES = 20L * 1024 * 1024;
    static final int MOST_PEOPLE = 200_000;

    private static final Map<String, String> COLUMNS = Map.of(
            "username", "username",
            "firstname", "first name",
            "lastname", "last name",
            "email", "e-mail",
            "libraries", "libraries");
    private static final List<String> ORDER = List.of("username", "firstname", "lastname", "email", "libraries");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_HEADER = 8192;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_EMAIL = 254;

    private final LibraryNames libraries;
    private final Map<String, Long> usernames = new HashMap<>();

    PeopleFile(LibraryNames libraries) {
        this.libraries = libraries;
    }

    /** @throws UnacceptableInputException the file as a whole cannot be read */
    void read(InputStream csv, Consumer<PersonLine> sink) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new LimitedStream(csv),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            skipByteOrderMark(reader);
            read(reader, sink);
        } catch (CharacterCodingException e) {
            throw unreadable("The file is not UTF-8; save it as \"CSV UTF-8\". Nothing was changed.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader reader, Consumer<PersonLine> sink) throws IOException {
        long good = 0;
        int people = 0;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(reader))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw unreadable("The file is empty; its first line must name the columns " + wanted() + ".");
            }
            CSVRecord header = records.next();
            good = parser.getCurrentLineNumber();
            Map<String, Integer> columns = columns(header);
            while (records.hasNext()) {
                CSVRecord record = records.next();
                good = parser.getCurrentLineNumber();
                if (!isBlank(record)) {
                    if (++people > MOST_PEOPLE) {
                        throw unreadable(
                                "The file has more than 200,000 people; send it in parts, without \"complete\"."
                                        + " Nothing was changed.");
                    }
                    sink.accept(line(record, good, columns, header.size()));
                }
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw unreadable(
                        "The file is no CSV behind line " + good + ": a quotation mark is not closed or stands out of"
                                + " place; correct it. Nothing was changed.");
            }
            throw e.getCause();
        }
    }

    private PersonLine line(CSVRecord record, long number, Map<String, Integer> columns, int width) {
        Map<String, String> cells = new HashMap<>();
        ORDER.forEach(column -> cells.put(
                column,
                columns.get(column) < record.size()
                        ? record.get(columns.get(column)).strip()
                        : ""));
        List<UUID> access = List.of();
        String refusal = refusal(record, number, cells, width);
        if (refusal == null) {
            try {
                access = libraries.of(cells.get("libraries"));
            } catch (LibraryNames.UnknownLibraryException e) {
                refusal = e.getMessage();
            }
        }
        return new PersonLine(
                number,
                cells.get("username"),
                cells.get("firstname"),
                cells.get("lastname"),
                cells.get("email"),
                access,
                refusal);
    }

    private String refusal(CSVRecord record, long number, Map<String, String> cells, int width) {
        String username = cells.get("username");
        String email = cells.get("email");
        if (record.size() < width || hasMore(record, width)) {
            return "The line has " + record.size() + " columns and the header " + width
                    + "; put a value that holds the separator between quotation marks.";
        }
        if (username.isEmpty()) {
            return "The username is missing; enter it.";
        }
        Long before = usernames.putIfAbsent(username.toLowerCase(Locale.ROOT), number);
        if (before != null) {
            return "The username " + username + " stands on line " + before + " already; leave one of them out.";
        }
        if (email.isEmpty()) {
            return "The e-mail of " + username + " is missing; enter it, because people are found at Zoom by it.";
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            return "The e-mail of " + username + " is no address of the form name@domain; correct it.";
        }
        for (String column : ORDER) {
            boolean isName = !column.equals("libraries") && !column.equals("email");
            if (isName && cells.get(column).length() > LONGEST_TEXT) {
                return "The " + COLUMNS.get(column) + " is longer than " + LONGEST_TEXT + " characters; shorten it.";
            }
            if (CONTROL.matcher(cells.get(column)).find()) {
                return "The " + COLUMNS.get(column) + " holds characters that cannot be shown; remove them.";
            }
        }
        return null;
    }

    private static boolean hasMore(CSVRecord record, int width) {
        for (int i = width; i < record.size(); i++) {
            if (!record.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
            if (COLUMNS.containsKey(name) && columns.put(name, i) != null) {
                throw unreadable("The column " + COLUMNS.get(name) + " stands twice in the first line; leave one out.");
            }
        }
        Set<String> missing = new HashSet<>(ORDER);
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            List<String> names = new ArrayList<>();
            ORDER.stream().filter(missing::contains).forEach(column -> names.add(COLUMNS.get(column)));
            throw unreadable("The first line lacks the column " + String.join(", ", names) + "; it must name "
                    + wanted() + ". Nothing was changed.");
        }
        return columns;
    }

    /** Whichever of the two the first line holds more of, outside of quotation marks. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        int commas = 0;
        int semicolons = 0;
        boolean isQuoted = false;
        boolean hasBegun = false;
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int c = reader.read();
            boolean isEnd = c == '\n' || c == '\r';
            if (c < 0 || isEnd && hasBegun && !isQuoted) {
                break;
            }
            hasBegun |= !isEnd;
            isQuoted ^= c == '"';
            commas += c == ',' && !isQuoted ? 1 : 0;
            semicolons += c == ';' && !isQuoted ? 1 : 0;
        }
        reader.reset();
        return semicolons > commas ? ';' : ',';
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static String wanted() {
        return String.join(", ", ORDER.stream().map(COLUMNS::get).toList());
    }

    private static UnacceptableInputException unreadable(String sentence) {
        return new UnacceptableInputException("", sentence);
    }

    /** Ends with a sentence where a file is larger than it may be. */
    private static final class LimitedStream extends InputStream {

        private final InputStream source;
        private long left = MOST_BYTES;

        LimitedStream(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = source.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw unreadable("The file is larger than " + MOST_BYTES / 1024 / 1024
                        + " MB; send it in parts, without \"complete\". Nothing was changed.");
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
