package org.zoomensemble.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's page for operators knows every sentence by which work gives up, and no sentence that there is not. */
class IncidentSentencesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final String PAGE = "### What an incident says, and what to do";
    private static final Pattern FRAGMENT = Pattern.compile("`([^`]+)`");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void everyFragmentOfThePageStandsInASentence() throws IOException {
        String all = String.join("\n", sources().stream().map(Source::code).toList());

        assertThat(fragments())
                .isNotEmpty()
                .allSatisfy(fragment ->
                        assertThat(all).as("a sentence with “%s”", fragment).contains(fragment));
    }

    @Test
    void everySentenceThatGivesUpStandsOnThePage() throws IOException {
        List<String> fragments = fragments();
        List<String> unknown = new ArrayList<>();
        for (Source source : sources()) {
            for (String sentence : source.givenUp()) {
                if (fragments.stream().noneMatch(sentence::contains)) {
                    unknown.add(source.name() + ": " + sentence);
                }
            }
        }

        assertThat(unknown)
                .as("sentences without a line on the page “%s”", PAGE)
                .isEmpty();
    }

    private static List<String> fragments() throws IOException {
        List<String> fragments = new ArrayList<>();
        boolean isOnPage = false;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("#")) {
                isOnPage = line.equals(PAGE);
            } else if (isOnPage && line.startsWith("| `")) {
                Matcher fragment = FRAGMENT.matcher(line.substring(0, line.indexOf(" |", 2)));
                while (fragment.find()) {
                    fragments.add(fragment.group(1));
                }
            }
        }
        return fragments;
    }

    private static List<Source> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Source> sources = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
            return sources;
        }
    }

    private record Source(String name, String code) {

        /** What stands in quotes in each call of {@code giveUp}; those that pass a sentence on have none. */
        List<String> givenUp() {
            List<String> sentences = new ArrayList<>();
            for (int at = code.indexOf("giveUp("); at >= 0; at = code.indexOf("giveUp(", at + 1)) {
                String call = call(at + "giveUp(".length());
                Matcher literal = LITERAL.matcher(call);
                StringBuilder sentence = new StringBuilder();
                while (literal.find()) {
                    sentence.append(literal.group(1)).append('…');
                }
                if (!sentence.isEmpty()) {
                    sentences.add(sentence.toString());
                }
            }
            return sentences;
        }

        private String call(int from) {
            int depth = 1;
            boolean isQuoted = false;
            for (int at = from; at < code.length(); at++) {
                char here = code.charAt(at);
                if (here == '"' && code.charAt(at - 1) != '\\') {
                    isQuoted = !isQuoted;
                } else if (!isQuoted && here == '(') {
                    depth++;
                } else if (!isQuoted && here == ')' && --depth == 0) {
                    return code.substring(from, at);
                }
            }
            return code.substring(from);
        }
    }
}
