package org.zoomensemble.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.zoom.ZoomConnection;

/**
 * Reads a file that names recordings: UTF-8 with or without BOM, separated by commas or semicolons, with a header that names
 * the columns uuid, meeting number, start, share link, or some of them.
 */
final class RecordingListFile {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_LINES = 5_000;

    private static final String UUID = "uuid";
    private static final String NUMBER = "meetingnumber";
    private static final String START = "start";
    private static final String LINK = "sharelink";
    private static final Map<String, String> COLUMNS = Map.of(
            "uuid", UUID,
            "meetinguuid", UUID,
            "meetingnumber", NUMBER,
            "meetingid", NUMBER,
            "start", START,
            "sharelink", LINK,
            "link", LINK);
    private static final int LONGEST_SHOWN = 120;

    private final ZoomConnection connection;

    RecordingListFile(ZoomConnection connection) {
        this.connection = connection;
    }

    /** @throws UnacceptableInputException there is more than is taken */
    static byte[] bytes(InputStream csv) {
        try (csv) {
            byte[] bytes = csv.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable("The file is larger than " + MOST_BYTES / 1024 / 1024 + " MB; send it in parts.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UnacceptableInputException the file as a whole cannot be read */
    List<ListedRecording> read(byte[] file) {
        String text = text(file);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        long good = 0;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw unreadable("The file is empty; its first line must name the columns " + wanted() + ".");
            }
            CSVRecord header = records.next();
            Map<String, Integer> columns = columns(header);
            List<ListedRecording> lines = new ArrayList<>();
            good = parser.getCurrentLineNumber();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                good = parser.getCurrentLineNumber();
                if (record.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (lines.size() == MOST_LINES) {
                    throw unreadable("The file names more than 5,000 recordings; send it in parts.");
                }
                lines.add(line(good, record, columns, header.size()));
            }
            if (lines.isEmpty()) {
                throw unreadable("The file has a header and no line below it, so it names no recording; add some.");
            }
            return lines;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw unreadable("The file is no CSV behind line " + good
                        + ": a quotation mark is not closed or stands out of place; correct it. Nothing was taken.");
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListedRecording line(long number, CSVRecord record, Map<String, Integer> columns, int width) {
        RecordingHint hint = new RecordingHint(
                cell(record, columns, UUID),
                cell(record, columns, NUMBER),
                cell(record, columns, START),
                cell(record, columns, LINK));
        if (record.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
            return new ListedRecording(
                    number,
                    shown(hint),
                    null,
                    "The line has more columns than the header; put a value that holds the separator between quotation marks.");
        }
        try {
            WantedRecording wanted = hint.wanted(connection);
            return new ListedRecording(number, shown(wanted.shown()), wanted, null);
        } catch (UnacceptableInputException e) {
            return new ListedRecording(number, shown(hint), null, e.getMessage());
        }
    }

    private static String cell(CSVRecord record, Map<String, Integer> columns, String column) {
        Integer at = columns.get(column);
        return at == null || at >= record.size() ? "" : record.get(at).strip();
    }

    private static String shown(RecordingHint hint) {
        // What stands behind the question mark of a link may be a passcode.
        String link = hint.shareLink().replaceFirst("[?#].*$", "");
        return shown(String.join(" ", List.of(hint.meetingUuid(), hint.meetingNumber(), hint.start(), link)));
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String column = COLUMNS.get(header.get(i).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", ""));
            if (column != null && columns.put(column, i) != null) {
                throw unreadable(
                        "The column " + header.get(i).strip() + " stands twice in the first line; leave one out.");
            }
        }
        boolean isByNumber = columns.containsKey(NUMBER) && columns.containsKey(START);
        if (!columns.containsKey(UUID) && !columns.containsKey(LINK) && !isByNumber) {
            throw unreadable("The first line names no column by which recordings are found; it must name " + wanted()
                    + ", or some of these (a meeting number needs the start). Nothing was taken.");
        }
        return columns;
    }

    private static String wanted() {
        return "uuid, meeting number, start, share link";
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable("The file is not UTF-8; save it as \"CSV UTF-8\". Nothing was taken.");
        }
    }

    /** Whichever of the two the first line holds more of. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons > header.chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    private static UnacceptableInputException unreadable(String sentence) {
        return new UnacceptableInputException("", sentence);
    }
}
