package org.zoomensemble.ensemble;

/** A person with access to a library; texts are empty where the server does not tell them. */
public record EnsembleUser(String id, String username, String firstName, String lastName, String email) {}
