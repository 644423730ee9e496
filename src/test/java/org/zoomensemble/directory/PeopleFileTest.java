package org.zoomensemble.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.zoomensemble.operations.UnacceptableInputException;

class PeopleFileTest {

    private static final UUID PAINTING = UUID.randomUUID();
    private static final UUID PHYSICS = UUID.randomUUID();
    private static final String HEADER = "username,first name,last name,e-mail,libraries\n";

    private static final LibraryNames LIBRARIES = new LibraryNames(List.of(
            new HierarchyRepository.NamedLibrary(PAINTING, "l1", "Painting, Old"),
            new HierarchyRepository.NamedLibrary(PHYSICS, "l2", "Physics"),
            new HierarchyRepository.NamedLibrary(UUID.randomUUID(), "l3", "Twin"),
            new HierarchyRepository.NamedLibrary(UUID.randomUUID(), "l4", "TWIN")));

    @Example
    void headerIsForgivingAboutCaseSpacesHyphenAndUnderscoreAndOrder() {
        for (String header : List.of(
                "username,first name,last name,e-mail,libraries",
                "USER NAME,FirstName,last-name,Email,Libraries",
                "\"User_Name\", first_name ,LASTNAME,E_Mail,libraries",
                "username;first name;last name;e-mail;libraries",
                "\"user,name\";username;first name;last name;e-mail;libraries")) {
            String separator = header.contains(";") ? ";" : ",";
            String lead = header.startsWith("\"user,") ? "x" + separator : "";
            for (String end : List.of("\n", "\r\n", "\r")) {
                for (String mark : List.of("", "\uFEFF")) {
                    List<PersonLine> lines = read(mark
                            + header
                            + end
                            + lead
                            + String.join(separator, "ada", "Ada", "Lovelace", " ada@example.org ", "l2"));
                    assertThat(lines)
                            .as(header)
                            .containsExactly(new PersonLine(
                                    2, "ada", "Ada", "Lovelace", "ada@example.org", List.of(PHYSICS), null));
                }
            }
        }
        assertThat(read("libraries,e-mail,note,last name,first name,username\n\"physics;painting, old\",a@b,,L,F,u"))
                .containsExactly(new PersonLine(2, "u", "F", "L", "a@b", List.of(PHYSICS, PAINTING), null));
    }

    @Example
    void librariesAreNamedByIdOrByNameAndOnce() {
        assertThat(line("ada,A,L,a@b,L2").refusal()).contains("no library L2");
        assertThat(line("ada,A,L,a@b, l2 ; PHYSICS ;;l2").libraries()).containsExactly(PHYSICS);
        assertThat(line("ada,A,L,a@b,").libraries()).isEmpty();
        assertThat(line("ada,A,L,a@b,").refusal()).isNull();
        assertThat(line("ada,A,L,a@b,l3").refusal()).isNull();
        assertThat(line("ada,A,L,a@b,twin").refusal()).contains("Several libraries are called twin");
    }

    @Example
    void eachFaultIsRefusedWithItsLineAndTheOthersCount() {
        List<PersonLine> lines = read(HEADER
                + "ada,Ada,L,ada@example.org,l1\n" // 2
                + ",Bob,M,bob@example.org,l1\n"
                + "cy,Cy,N,,l1\n"
                + "\n" // 5
                + "dee,Dee,O,dee at example,l1\n"
                + "eve,Eve,P,eve@example.org,Chemistry\n"
                + "ADA,Ada,Again,a2@example.org,l1\n" // 8
                + "fay,Fay\n"
                + "gus,Gus,Q,gus@example.org,Painting, Old\n"
                + "hal,\"Ha\u0007l\",R,hal@example.org,l1\n" // 11
                + "ida," + "i".repeat(201) + ",S,ida@example.org,l1\n"
                + "\"joe\",\"Joe \"\"J\"\"\",T,joe@example.org,l1,,\n" // 13
                + " , ,,\n"
                + "kim,Kim,U,kim@example.org,l1");

        assertThat(lines.stream().filter(line -> !line.isRefused()).map(PersonLine::username))
                .containsExactly("ada", "joe", "kim");
        assertThat(lines.get(lines.size() - 2).firstName()).isEqualTo("Joe \"J\"");
        assertThat(lines.stream().filter(PersonLine::isRefused).map(line -> line.number() + " " + line.refusal()))
                .containsExactly(
                        "3 The username is missing; enter it.",
                        "4 The e-mail of cy is missing; enter it, because people are found at Zoom by it.",
                        "6 The e-mail of dee is no address of the form name@domain; correct it.",
                        "7 The institution has no library Chemistry; correct it, or run the directory's sync if it is"
                                + " new in Ensemble.",
                        "8 The username ADA stands on line 2 already; leave one of them out.",
                        "9 The line has 2 columns and the header 5; put a value that holds the separator between"
                                + " quotation marks.",
                        "10 The line has 6 columns and the header 5; put a value that holds the separator between"
                                + " quotation marks.",
                        "11 The first name holds characters that cannot be shown; remove them.",
                        "12 The first name is longer than 200 characters; shorten it.");
    }

    @Example
    void fileThatCannotBeReadSaysWhy() {
        assertUnreadable("The file is empty", "");
        assertUnreadable("lacks the column e-mail, libraries;", "username,first name,last name\nada,A,L");
        assertUnreadable("lacks the column", "PK\u0003\u0004");
        assertUnreadable("e-mail stands twice", "username,first name,last name,e-mail,email,libraries\n");
        assertUnreadable("no CSV behind line 2", HEADER + "ada,A,L,a@b,l1\nbob,\"B,M,b@b,l1\ncy,C,N,c@b,l1\n");
        assertUnreadable("no CSV behind line 1", HEADER + "ada,\"A\" x,L,a@b,l1\n");
        assertThatThrownBy(() -> read(new ByteArrayInputStream(
                        (HEADER + "ada,\u00c4da,L,a@b,l1").getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Example
    void tooLargeFileIsNotReadToItsEnd() {
        assertEndlessIsRefused("larger than 20 MB", "x".repeat(10_000));
        assertEndlessIsRefused("more than 200,000 people", "x");
    }

    private static void assertEndlessIsRefused(String words, String firstName) {
        InputStream endless =
                new SequenceInputStream(new Enumeration<>() {
                    private long number;

                    @Override
                    public boolean hasMoreElements() {
                        return true;
                    }

                    @Override
                    public InputStream nextElement() {
                        String line = "user" + number++ + "," + firstName + ",L,a@example.org,l1\n";
                        return stream(number == 1 ? HEADER + line : line);
                    }
                }) {
                    @Override
                    public void close() {
                        // It would read itself to its end.
                    }
                };

        assertThatThrownBy(() -> new PeopleFile(LIBRARIES).read(endless, line -> {}))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining(words);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever stands in the cells: what a spreadsheet writes is read as it was meant. */
    @Property(tries = 300)
    void whatWasWrittenIsRead(@ForAll("people") List<List<String>> people, @ForAll boolean isSemicolon)
            throws IOException {
        StringBuilder csv = new StringBuilder();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(isSemicolon ? ';' : ',')
                .get();
        try (CSVPrinter printer = new CSVPrinter(csv, format)) {
            printer.printRecord("Username", "First Name", "Last Name", "E-Mail", "Libraries");
            for (int i = 0; i < people.size(); i++) {
                printer.printRecord(
                        "u" + i + people.get(i).get(0),
                        people.get(i).get(1),
                        people.get(i).get(2),
                        "mail" + i + "@example.org",
                        "l1;Physics");
            }
        }

        List<PersonLine> lines = read(csv.toString());

        assertThat(lines).hasSameSizeAs(people);
        for (int i = 0; i < people.size(); i++) {
            assertThat(lines.get(i))
                    .isEqualTo(new PersonLine(
                            i + 2,
                            ("u" + i + people.get(i).get(0)).strip(),
                            people.get(i).get(1).strip(),
                            people.get(i).get(2).strip(),
                            "mail" + i + "@example.org",
                            List.of(PAINTING, PHYSICS),
                            null));
        }
    }

    @Provide
    Arbitrary<List<List<String>>> people() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abz \u00c4\u00e9\u6f22,;\"'\\|=#@.-")
                .ofMaxLength(12);
        return Combinators.combine(text, text, text).as(List::of).list().ofMaxSize(8);
    }

    private static void assertUnreadable(String words, String csv) {
        assertThatThrownBy(() -> read(csv))
                .as(csv)
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining(words)
                .message()
                .matches("(?s)[A-Z].*\\.");
    }

    private static PersonLine line(String line) {
        List<PersonLine> lines = read(HEADER + line);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<PersonLine> read(String csv) {
        return read(stream(csv));
    }

    private static List<PersonLine> read(InputStream csv) {
        List<PersonLine> lines = new ArrayList<>();
        new PeopleFile(LIBRARIES).read(csv, lines::add);
        return lines;
    }
}
