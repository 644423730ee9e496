package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.operations.UnacceptableInputException;

class RecordingSearchTest {

    @ParameterizedTest
    @CsvSource({
        "812 3456 7890, 81234567890",
        "812-3456-7890, 81234567890",
        "https://university.zoom.us/j/81234567890?pwd=abc, 81234567890",
        "https://zoom.us/recording/detail?meeting_id=81234567890, 81234567890",
        "2026, ''",
        "Mechanics 7, ''"
    })
    void meetingNumbersAreFoundInWhatPeopleHave(String typed, String number) {
        assertThat(RecordingSearch.of(typed).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ab+c//d==", "https://zoom.us/recording/detail?meeting_id=%2Fab%2Bc%2F%2Fd%3D%3D"})
    void aUuidStaysAsItIs(String typed) {
        assertThat(RecordingSearch.of(typed).uuid()).isEqualTo("/ab+c//d==");
    }

    @Test
    void aUuidThatIsEncodedTwiceIsRead() {
        assertThat(RecordingSearch.of("https://zoom.us/recording/detail?meeting_id=%252Fab%252Bc%252F%252Fd%253D%253D")
                        .uuid())
                .isEqualTo("/ab+c//d==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://university.zoom.us/rec/share/abc.def", "https://zoom.us/rec/play/abc"})
    void aShareLinkIsRefusedWithTheRemedy(String link) {
        assertThatThrownBy(() -> RecordingSearch.of(link))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("Search for its topic");
    }
}
