package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VttTest {

    private static final Vtt.Cleaning TRANSCRIPT = new Vtt.Cleaning(10_000, true, true);
    private static final Vtt.Cleaning NAMELESS_TRANSCRIPT = new Vtt.Cleaning(10_000, false, true);
    private static final Vtt.Cleaning NAMELESS_CAPTIONS = new Vtt.Cleaning(10_000, false, false);

    private static Vtt read(String text, Vtt.Cleaning cleaning) throws UnusableCaptionException {
        return Vtt.of(text.getBytes(StandardCharsets.UTF_8), cleaning);
    }

    @Test
    void anOrdinaryFileStaysAsItIs() throws UnusableCaptionException {
        String file =
                "WEBVTT\n\n1\n00:00:00.480 --> 00:00:03.020 align:start\nAda Lovelace: Good <i>morning</i>\nall\n\n2\n01:00.000 --> 01:02.000\n<v Bob>Hi\n";

        assertThat(read(file, TRANSCRIPT)).isEqualTo(new Vtt(file, java.util.List.of()));
    }

    @ParameterizedTest
    @CsvSource({"'\r\n', ''", "'\r', ''", "'\n', '\uFEFF'", "'\r\n', '\uFEFF'"})
    void lineEndsAndAByteOrderMarkDoNotMatter(String lineEnd, String mark) throws UnusableCaptionException {
        String file = mark
                + "WEBVTT - made by Zoom\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\nGood\nmorning\n\n\n\n00:00:02.000 --> 00:00:04.000\nall"
                        .replace("\n", lineEnd);

        assertThat(read(file, TRANSCRIPT).text())
                .isEqualTo(
                        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGood\nmorning\n\n00:00:02.000 --> 00:00:04.000\nall\n");
    }

    @Test
    void stylesRegionsAndNotesStayBehind() throws UnusableCaptionException {
        String file = """
                WEBVTT

                STYLE
                ::cue { background: url(https://elsewhere.example/); }

                REGION
                id:fred

                NOTE made by a machine
                on two lines

                NOTE

                a
                00:00.000 --> 00:01.000 region:fred line:0
                NOTE this is said, not noted

                NOTE the end
                """;

        Vtt vtt = read(file, TRANSCRIPT);

        assertThat(vtt.text()).isEqualTo("WEBVTT\n\na\n00:00.000 --> 00:01.000 line:0\nNOTE this is said, not noted\n");
        assertThat(vtt.remarks()).isEmpty();
    }

    @Test
    void whatHasNoReadableTimeIsLeftOutAndSaid() throws UnusableCaptionException {
        Vtt vtt = read("""
                WEBVTT

                0:00:01,500 --> 0:00:02,500
                as other tools write it
                00:03.000 --> 00:04.000
                no empty line before it

                soon --> later
                lost

                a stray line

                00:05.000 --> 00:06.000

                """, TRANSCRIPT);

        assertThat(vtt.text()).isEqualTo("""
                WEBVTT

                00:00:01.500 --> 00:00:02.500
                as other tools write it

                00:03.000 --> 00:04.000
                no empty line before it
                """);
        assertThat(vtt.remarks()).containsExactly("2 texts without a readable time are left out");
    }

    @Test
    void bytesThatAreNotUtf8AreReplacedWhereTheyAreFew() throws UnusableCaptionException {
        byte[] file = "WEBVTT\n\n00:00.000 --> 00:01.000\nGr\u00FCezi mitenand\n".getBytes(StandardCharsets.ISO_8859_1);

        Vtt vtt = Vtt.of(file, TRANSCRIPT);

        assertThat(vtt.text()).contains("Gr\uFFFDezi mitenand");
        assertThat(vtt.remarks()).containsExactly("one character that is not UTF-8 is replaced");
    }

    @ParameterizedTest
    @CsvSource({
        "'<!doctype html><html>Sign in</html>', page, false",
        "'  {\"status\":false}', JSON, false",
        "'WEBVTTX', WEBVTT, false",
        "'1\n00:00:00,000 --> 00:00:01,000\nsrt', WEBVTT, false",
        "'', no content, false",
        "'WEBVTT', nothing to attach, true",
        "'WEBVTT\n\nNOTE nobody spoke\n', nothing to attach, true",
        "'WEBVTT\n\nnothing but this\n', readable, true"
    })
    void whatIsNoCaptionsIsRefusedWithASentence(String file, String words, boolean isFinal) {
        String text = file.replace("\\n", "\n");
        assertThatThrownBy(() -> read(text, TRANSCRIPT))
                .isInstanceOfSatisfying(
                        UnusableCaptionException.class,
                        refusal -> assertThat(refusal.isFinal()).isEqualTo(isFinal))
                .hasMessageContaining(words.equals("readable") ? "can be read" : words);
    }

    @Test
    void anotherEncodingOrSizeIsRefused() {
        assertThatThrownBy(() -> Vtt.of("WEBVTT\n\n00:00".getBytes(StandardCharsets.UTF_16LE), TRANSCRIPT))
                .isInstanceOf(UnusableCaptionException.class);
        assertThatThrownBy(() -> Vtt.of("WEBVTT\n\u00FC\u00FC\u00FC".getBytes(StandardCharsets.ISO_8859_1), TRANSCRIPT))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Vtt.of(new byte[10_001], TRANSCRIPT))
                .hasMessageContaining("larger")
                .hasMessageContaining("ZOOMENSEMBLE_INGEST_MAX_CAPTION_BYTES");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace: Good morning, Good morning",
        "Dr. A. B. Host: Note: this, Note: this",
        "<v.loud Ada Lovelace>Good</v> morning, Good morning",
        "At 10:30 we begin, At 10:30 we begin",
        "Is it so? Yes: it is, Is it so? Yes: it is",
        "Ada:, Ada:"
    })
    void namesAreDroppedFromATranscript(String said, String kept) throws UnusableCaptionException {
        String file = "WEBVTT\n\n00:00.000 --> 00:01.000\n";

        assertThat(read(file + said, NAMELESS_TRANSCRIPT).text()).isEqualTo(file + kept + "\n");
    }

    @Test
    void aColonInCaptionsThatPeopleWroteIsNoName() throws UnusableCaptionException {
        String file = "WEBVTT\n\n00:00.000 --> 00:01.000\n";

        assertThat(read(file + "<v Ada>Remember: be kind</v>", NAMELESS_CAPTIONS)
                        .text())
                .isEqualTo(file + "Remember: be kind\n");
    }
}
