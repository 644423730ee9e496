package org.zoomensemble.security;

/** A person as sent. Null means: as it is, or for a new one, empty. */
public record PersonDraft(String firstName, String lastName, String email, Secret password) {}
