package org.zoomensemble.ingest;

/**
 * Something that a recording has and that no run knows of.
 *
 * @param key      the same for the same news, whoever brings it
 * @param sentence for people
 */
record News(String key, String sentence) {}
