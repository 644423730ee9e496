package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * Where the recordings of a media workflow go, and how.
 *
 * @param institutionEnsembleId Ensemble's id of the institution, null where the site has none
 * @param ensembleWorkflowId    the library's upload workflow; null means the library's default
 * @param isRemoveOn            *Remove recordings* and *Enable* are on, now
 * @param hostName              display name of the active user whose recording it is, empty where he is active no more
 * @param hostEmail            his e-mail at Zoom, empty where he is active no more
 * @param isTranscriptExpected  his Zoom settings make transcripts; true where they could not be read
 * @param isHostOnlyDownload    his Zoom settings let only the host download
 */
public record IngestTarget(
        UUID mediaWorkflowId,
        UUID connectionId,
        String libraryEnsembleId,
        String libraryName,
        String institutionEnsembleId,
        String ensembleWorkflowId,
        boolean publish,
        String title,
        String description,
        boolean isEnabled,
        boolean isRemoveOn,
        String hostName,
        String hostEmail,
        boolean isTranscriptExpected,
        boolean isHostOnlyDownload) {}
