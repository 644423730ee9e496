package org.zoomensemble.directory;

/** A library as a running sync read it. */
record SeenLibrary(String ensembleId, String organizationEnsembleId, String name) {}
