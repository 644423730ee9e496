package org.zoomensemble.ingest;

import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;

/** Asks Ensemble which contents of a recording it does not have any more. Thread-safe. */
@Service
class GoneContents {

    private final RemovalClaims claims;
    private final EnsembleApi ensemble;

    GoneContents(RemovalClaims claims, EnsembleApi ensemble) {
        this.claims = claims;
        this.ensemble = ensemble;
    }

    /**
     * The newest contents of the media workflow of this ingest that are gone.
     *
     * @throws org.zoomensemble.operations.WorkFailure as for every call of {@link EnsembleApi}
     */
    List<String> gone(Ingest ingest) {
        return claims.items(ingest).stream()
                .filter(item -> item.mediaWorkflowId().equals(ingest.mediaWorkflowId()) && item.contentId() != null)
                .filter(item -> ensemble.content(item.institutionEnsembleId(), item.contentId())
                        .isEmpty())
                .map(RemovalClaims.SafeItem::contentId)
                .toList();
    }
}
