package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zoomensemble.operations.WorkFailure;

/** A HAL document and the address it came from, against which its links are resolved. */
record HalDocument(URI address, JsonFields fields) {

    Optional<HalLink> link(String rel) {
        return fields.object("_links").objects(rel).stream()
                .map(link -> new HalLink(
                        rel,
                        address,
                        link.text("href").trim(),
                        link.text("method").trim()))
                .filter(link -> !link.href().isEmpty())
                .findFirst();
    }

    /** @throws WorkFailure GIVE_UP where the document has no such link */
    HalLink require(String rel) {
        return link(rel)
                .orElseThrow(() -> WorkFailure.giveUp("Ensemble offers no link " + rel + " at "
                        + address.getHost() + address.getRawPath()
                        + "; check its version and what the service account (ZOOMENSEMBLE_ENSEMBLE_USERNAME) may do."));
    }

    List<HalDocument> embedded(String key) {
        return fields.object("_embedded").objects(key).stream()
                .map(item -> new HalDocument(address, item))
                .toList();
    }

    /** The next page of a list. */
    Optional<URI> next() {
        return link("next").map(link -> link.expand(Map.of()));
    }
}
