package org.zoomensemble.ensemble.camel;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.ensemble.EnsembleWorkflow;

/** Reads the items of answers; one without an id is left out. Field names as Ensemble's own client reads them. */
final class HapiItems {

    /** What Ensemble's own client assumes where a workflow tells no limit. */
    static final double DEFAULT_LIMIT_GIGABYTES = 12;

    private static final double BYTES_PER_GIGABYTE = 1024.0 * 1024 * 1024;

    private HapiItems() {}

    static <T> List<T> read(List<JsonFields> items, BiFunction<String, JsonFields, T> one) {
        return items.stream()
                .map(item -> item.id("id").map(id -> one.apply(id, item)).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    static EnsembleOrganization organization(String id, JsonFields item) {
        return new EnsembleOrganization(id, item.text("name"));
    }

    static EnsembleLibrary library(String id, JsonFields item) {
        return new EnsembleLibrary(
                id, item.text("name"), item.id("organizationId").orElse(null));
    }

    static EnsembleWorkflow workflow(String id, JsonFields item) {
        return new EnsembleWorkflow(
                id, item.text("name"), item.flag("isDefault", false), limit(item.number("maxUploadSize")));
    }

    static EnsembleUser user(String id, JsonFields item) {
        return new EnsembleUser(
                id, item.text("username"), item.text("firstName"), item.text("lastName"), item.text("email"));
    }

    static EnsembleContent content(String id, JsonFields item) {
        return new EnsembleContent(
                id,
                item.text("name"),
                item.text("description"),
                item.instant("dateAdded"),
                item.text("status").trim().toLowerCase(Locale.ROOT),
                item.flag("hasCaptions", false));
    }

    /** @param gigabytes as the server tells; 0 or less means that it tells none */
    static long limit(Optional<Double> gigabytes) {
        return (long) (gigabytes.filter(value -> value > 0).orElse(DEFAULT_LIMIT_GIGABYTES) * BYTES_PER_GIGABYTE);
    }
}
