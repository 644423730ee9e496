package org.zoomensemble.model;

import java.util.ArrayList;
import java.util.List;

/** Collects what breaks a convention, as sentences that name the file and the element. */
final class Conventions {

    private final String file;
    private final List<String> broken = new ArrayList<>();

    Conventions(String file) {
        this.file = file;
    }

    void check(boolean isKept, String element, String sentence) {
        if (!isKept) {
            broken.add(file + ", " + element + ": " + sentence);
        }
    }

    List<String> broken() {
        return broken;
    }
}
