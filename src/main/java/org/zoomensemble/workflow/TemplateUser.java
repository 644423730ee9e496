package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * Something that is based on a template.
 *
 * @param place the name of its organization or library
 */
public record TemplateUser(Kind kind, UUID id, String name, String place) {

    /** What it is. */
    public enum Kind {
        TEMPLATE,
        MEDIA_WORKFLOW
    }
}
