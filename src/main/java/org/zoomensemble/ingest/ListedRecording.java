package org.zoomensemble.ingest;

/**
 * One line of a file that names recordings.
 *
 * @param shown   as people are shown it, without a passcode
 * @param wanted  null where it was not understood
 * @param refusal why it was not understood; null where it was
 */
record ListedRecording(long line, String shown, WantedRecording wanted, String refusal) {}
