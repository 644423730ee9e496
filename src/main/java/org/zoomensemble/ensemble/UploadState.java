package org.zoomensemble.ensemble;

/** What the upload server really holds. {@code length} is -1 where it does not tell. */
public record UploadState(long offset, long length) {}
