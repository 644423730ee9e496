package org.zoomensemble.operations;

/** A system on the other side of the network, as messages to operators name it. */
public enum Peer {
    ZOOM("Zoom"),
    ENSEMBLE("Ensemble");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
