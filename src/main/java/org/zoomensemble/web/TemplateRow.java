package org.zoomensemble.web;

import java.util.UUID;
import org.zoomensemble.workflow.Switches;

/**
 * A template in the list.
 *
 * @param place     the name of its institution or organization
 * @param basedOn   the name of the template above; null where it has its own connection
 * @param users     how many templates and media workflows are based on it
 * @param mayChange whether the reader may
 */
public record TemplateRow(
        UUID id,
        String name,
        String level,
        String place,
        UUID basedOnId,
        String basedOn,
        Switches switches,
        int users,
        boolean mayChange) {}
