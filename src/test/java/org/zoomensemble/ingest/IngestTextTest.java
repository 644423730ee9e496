package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zoomensemble.workflow.TemplateText;

class IngestTextTest {

    @Test
    void variablesAreExpandedOnceAndUnknownOnesStay() {
        TemplateText text = new TemplateText("{{MeetingTopic}} in {{ Library }}, {{Nobody}}");

        assertThat(text.expand(Map.of("MeetingTopic", "{{Library}} $1", "Library", "Physics")))
                .isEqualTo("{{Library}} $1 in Physics, {{Nobody}}");
        assertThat(text.unknownVariables()).containsExactly("Nobody");
    }

    @Test
    void controlCharactersDoNotReachATitle() {
        assertThat(PlainText.line("a\u0000b\tc\r\nd\u202Ee")).isEqualTo("a b c d e");
        assertThat(PlainText.lines("a\r\nb\u0007c")).isEqualTo("a\nb c");
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        assertThat(PlainText.cut("x".repeat(9) + "😀😀", 11)).isEqualTo("x".repeat(9) + "…");
        assertThat(PlainText.cut("short", 11)).isEqualTo("short");
    }

    @Test
    void sizesAreForPeople() {
        assertThat(Bytes.text(999)).isEqualTo("999 B");
        assertThat(Bytes.text(812_400_000)).isEqualTo("812 MB");
        assertThat(Bytes.text(1_234_000_000)).isEqualTo("1.2 GB");
    }
}
