package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * A media workflow in a list of libraries.
 *
 * @param enabled     its template's *Enable*, now
 * @param activeUsers how many Zoom users are active in it
 */
public record LibraryWorkflow(
        UUID id, UUID libraryId, String name, UUID templateId, String templateName, boolean enabled, int activeUsers) {}
