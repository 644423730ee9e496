package org.zoomensemble.ingest;

/** A recording that somebody wants, named in a way that was understood. */
sealed interface WantedRecording {

    /** As people are shown it; without a passcode. */
    String shown();

    record ByUuid(String uuid) implements WantedRecording {
        @Override
        public String shown() {
            return uuid;
        }
    }

    record ByNumber(String number, MeetingStart start) implements WantedRecording {
        @Override
        public String shown() {
            return number + ", " + start;
        }
    }

    /** @param key see {@link org.zoomensemble.zoom.ShareLink#key()} */
    record ByLink(String key, String shown) implements WantedRecording {}
}
