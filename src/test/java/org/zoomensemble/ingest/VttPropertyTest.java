package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands between the cues, and however the lines end: times and texts come through, and nothing else does. */
class VttPropertyTest {

    private static final Vtt.Cleaning CLEANING = new Vtt.Cleaning(10_000_000, true, true);

    /** A cue; {@code id} is empty where it has none. */
    record Cue(String id, long from, long to, List<String> lines) {

        String timing() {
            return time(from) + " --> " + time(to);
        }

        private static String time(long millis) {
            return "%02d:%02d:%02d.%03d"
                    .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
        }
    }

    /** A cue with what stands before it. */
    record Placed(String rubbish, Cue cue) {}

    @Property(tries = 400)
    void timesAndTextsSurvive(
            @ForAll("files") List<Placed> file, @ForAll("lineEnds") String lineEnd, @ForAll boolean hasMark)
            throws UnusableCaptionException {
        String text = (hasMark ? "\uFEFF" : "")
                + ("WEBVTT\n\n" + file.stream().map(VttPropertyTest::written).collect(Collectors.joining("\n")))
                        .replace("\n", lineEnd);

        Vtt vtt = Vtt.of(text.getBytes(StandardCharsets.UTF_8), CLEANING);

        assertThat(read(vtt.text())).isEqualTo(file.stream().map(Placed::cue).toList());
        assertThat(Vtt.of(vtt.bytes(), CLEANING)).as("cleaned twice").isEqualTo(vtt);
        assertThat(vtt.text()).doesNotContain("\r").doesNotContain("elsewhere");
    }

    private static String written(Placed placed) {
        Cue cue = placed.cue();
        return placed.rubbish() + (cue.id().isEmpty() ? "" : cue.id() + "\n") + cue.timing() + "\n"
                + String.join("\n", cue.lines()) + "\n";
    }

    /** A reader of its own, which knows only what a clean file may contain. */
    private static List<Cue> read(String clean) {
        List<Cue> cues = new ArrayList<>();
        for (String block : clean.substring("WEBVTT\n\n".length()).split("\n\n")) {
            List<String> lines = List.of(block.strip().split("\n"));
            int timing = lines.get(0).contains("-->") ? 0 : 1;
            String[] times = lines.get(timing).split(" --> ");
            cues.add(new Cue(
                    timing == 0 ? "" : lines.get(0),
                    millis(times[0]),
                    millis(times[1]),
                    lines.subList(timing + 1, lines.size())));
        }
        return cues;
    }

    private static long millis(String time) {
        String[] parts = time.split("[:.]");
        return Long.parseLong(parts[0]) * 3_600_000
                + Long.parseLong(parts[1]) * 60_000
                + Long.parseLong(parts[2]) * 1000
                + Long.parseLong(parts[3]);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<List<Placed>> files() {
        Arbitrary<String> line = Arbitraries.strings()
                .withChars("abz XYZ.,:;!?<i>&-\u00FC\u4E2D\uD83D\uDE00")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> "x" + text.replace("-->", "") + "x")
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        Arbitrary<Long> time = Arbitraries.longs().between(0, 99L * 3_600_000);
        Arbitrary<Cue> cue = Combinators.combine(
                        Arbitraries.of("", "", "1", "NOTE", "intro 2"),
                        time,
                        time,
                        line.list().ofMinSize(1).ofMaxSize(3))
                .as(Cue::new);
        Arbitrary<String> rubbish = Arbitraries.of(
                "",
                "\n\n",
                "NOTE elsewhere\n\n",
                "NOTE\nelsewhere\nelsewhere\n\n",
                "STYLE\n::cue { color: elsewhere }\n\n",
                "REGION\nid:elsewhere\n\n");
        return Combinators.combine(rubbish, cue)
                .as(Placed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
