package org.zoomensemble.ensemble;

/** A caption file to attach. {@code language} is BCP 47; {@code vtt} is checked and clean. */
public record CaptionFile(String fileName, String language, String label, byte[] vtt) {}
