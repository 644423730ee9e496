package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.zoomensemble.ensemble.CaptionFile;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleCapabilities;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.ensemble.NewContent;
import org.zoomensemble.ensemble.NewUpload;
import org.zoomensemble.ensemble.UploadBody;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.ensemble.UploadState;
import org.zoomensemble.operations.WorkFailure;

/**
 * Ensemble as its own client (ev-script 2.3 and later) speaks with it: HAL, by following links, and tus. Relations,
 * variables and fields are read in that client, except {@code ev:Captions/Create} and {@code ev:Users/Search}, which are
 * our assumption and may be replaced by settings, and {@code ev:Contents/Update}, which is our assumption.
 */
final class HapiEnsemble implements EnsembleApi {

    private static final int MOST_PAGES = 10_000;

    private final EnsembleSettings settings;
    private final EnsembleCalls calls;
    private final HapiLinks links;
    private final TusUploads uploads;

    HapiEnsemble(EnsembleSettings settings, EnsembleCalls calls, HapiLinks links, TusUploads uploads) {
        this.settings = settings;
        this.calls = calls;
        this.links = links;
        this.uploads = uploads;
    }

    /** Captions are offered per content, so that they may be is all that can be said here. */
    @Override
    public EnsembleCapabilities capabilities(String institutionId) {
        HalDocument root = links.root(institutionId).document();
        boolean users = root.link("ev:Users/Search").isPresent()
                || !settings.userUrlTemplate().isEmpty();
        return new EnsembleCapabilities(true, true, true, users);
    }

    @Override
    public String version(String institutionId) {
        return links.existing(links.follow("ensemble-get-info", institutionId, "ev:Info/Get", Map.of()))
                .document()
                .fields()
                .text("applicationVersion");
    }

    @Override
    public List<EnsembleOrganization> organizations(String institutionId) {
        return list(
                "ensemble-list-organizations",
                institutionId,
                "ev:Organizations/Search",
                page(Map.of()),
                "organizations",
                HapiItems::organization);
    }

    @Override
    public List<EnsembleLibrary> libraries(String institutionId, String organizationId) {
        String route = "ensemble-list-libraries";
        HalLink search = links.root(institutionId).document().require("ev:Libraries/Search");
        Map<String, Object> variables = page(Map.of("organizationId", organizationId));
        if (search.asksFor("organizationId")) {
            return list(route, institutionId, search.rel(), variables, "libraries", HapiItems::library);
        }
        HalDocument organization = links.existing(links.follow(
                        "ensemble-get-organization",
                        institutionId,
                        "ev:Organizations/Get",
                        Map.of("id", organizationId)))
                .document();
        URI first = organization.require("ev:Libraries/Search").expand(variables);
        return list(links.get(route, institutionId, first), "libraries", HapiItems::library, items -> true);
    }

    @Override
    public List<EnsembleWorkflow> uploadWorkflows(String institutionId, String libraryId) {
        return list(
                "ensemble-list-workflows",
                institutionId,
                "ev:Workflows/Search",
                page(Map.of("libraryId", libraryId, "type", "UploadDirectory", "isEnabled", true)),
                "workflows",
                (id, item) -> item.flag("isEnabled", true) ? HapiItems.workflow(id, item) : null);
    }

    @Override
    public Optional<List<EnsembleUser>> users(String institutionId, String libraryId) {
        Map<String, Object> variables = page(Map.of("libraryId", libraryId));
        if (links.root(institutionId).document().link("ev:Users/Search").isPresent()) {
            return Optional.of(
                    list("ensemble-list-users", institutionId, "ev:Users/Search", variables, "users", HapiItems::user));
        }
        if (settings.userUrlTemplate().isEmpty()) {
            return Optional.empty();
        }
        URI first = configured("ZOOMENSEMBLE_ENSEMBLE_USER_URL_TEMPLATE", settings.userUrlTemplate())
                .expand(variables);
        return Optional.of(
                list(links.get("ensemble-list-users", institutionId, first), "users", HapiItems::user, items -> true));
    }

    @Override
    public EnsembleContent createContent(String institutionId, NewContent content) {
        HapiLinks.Known library = links.library(institutionId, content.libraryId());
        HalLink link = createLink(library.document(), content.libraryId());
        EnsembleRequest request = creation(institutionId, link, content);
        EnsembleAnswer answer = calls.answer(request);
        if (answer.isMissing()) {
            links.forgetLibrary(institutionId, content.libraryId());
            HalLink now =
                    createLink(links.library(institutionId, content.libraryId()).document(), content.libraryId());
            if (!library.remembered() || now.equals(link)) {
                throw calls.failure(request, answer);
            }
            request = creation(institutionId, now, content);
            answer = calls.answer(request.expecting());
        }
        HalDocument created = new HalDocument(request.address(), JsonAnswers.read(request, answer));
        String where = request.where();
        String id = created.fields()
                .id("id")
                .orElseThrow(() -> WorkFailure.retry("Ensemble answered " + where
                        + " without the id of the new content; it is looked for before it is asked for again."));
        links.remember(institutionId, id, created);
        return HapiItems.content(id, created.fields());
    }

    private static HalLink createLink(HalDocument library, String libraryId) {
        return library.link("ev:Contents/Create")
                .orElseThrow(() -> WorkFailure.giveUp("The service account may not add content to the library \""
                        + library.fields().text("name") + "\" (" + libraryId
                        + "); give it the permission in Ensemble, or check ZOOMENSEMBLE_ENSEMBLE_USERNAME."));
    }

    private static EnsembleRequest creation(String institutionId, HalLink link, NewContent content) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("libraryId", content.libraryId());
        json.put("type", "UploadDirectory");
        json.put("name", content.name());
        json.put("description", content.description());
        json.put("autoPublish", content.autoPublish());
        return EnsembleRequest.of(
                        "ensemble-create-content",
                        link.methodOr("POST"),
                        institutionId,
                        link.expand(Map.of("libraryId", content.libraryId(), "id", content.libraryId())))
                .withBody(JsonAnswers.write(json))
                .whenLost(EnsembleRequest.Lost.LOOK_FIRST);
    }

    @Override
    public Optional<EnsembleContent> content(String institutionId, String contentId) {
        return links.content(institutionId, contentId)
                .map(document -> HapiItems.content(document.fields().id("id").orElse(contentId), document.fields()));
    }

    @Override
    public List<EnsembleContent> contentsSince(String institutionId, String libraryId, Instant since) {
        HapiLinks.Reply first = links.follow(
                "ensemble-list-contents",
                institutionId,
                "ev:Contents/Search",
                page(Map.of("libraryId", libraryId, "sortBy", "dateAdded", "desc", true)));
        NewestFirst order = new NewestFirst(since);
        return list(first, "contents", HapiItems::content, order::goesOn).stream()
                .filter(content ->
                        content.dateAdded() == null || !content.dateAdded().isBefore(since))
                .sorted(Comparator.comparing(
                        EnsembleContent::dateAdded, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    @Override
    public URI createUpload(String institutionId, NewUpload upload) throws UploadGoneException {
        return uploads.create(institutionId, upload);
    }

    @Override
    public UploadState uploadState(String institutionId, URI upload) throws UploadGoneException {
        return uploads.state(institutionId, upload);
    }

    @Override
    public long append(String institutionId, URI upload, long offset, long length, UploadBody body)
            throws UploadConflictException, UploadGoneException {
        return uploads.append(institutionId, upload, offset, length, body);
    }

    @Override
    public boolean attachCaption(String institutionId, String contentId, CaptionFile caption) {
        Optional<HalLink> link = links.contentLink(institutionId, contentId, "ev:Captions/Create")
                .orElseThrow(() -> WorkFailure.giveUp(
                        "Ensemble has no content " + contentId + " any more, so its captions cannot be attached."));
        if (link.isEmpty() && settings.captionUrlTemplate().isEmpty()) {
            return false;
        }
        HalLink target = link.orElseGet(
                () -> configured("ZOOMENSEMBLE_ENSEMBLE_CAPTION_URL_TEMPLATE", settings.captionUrlTemplate()));
        EnsembleRequest request = EnsembleRequest.of(
                        "ensemble-attach-caption",
                        target.methodOr("POST"),
                        institutionId,
                        target.expand(Map.of("contentId", contentId, "id", contentId)))
                .withBody(CaptionForm.of(caption))
                .whenLost(EnsembleRequest.Lost.LOOK_FIRST);
        EnsembleAnswer answer = calls.answer(request);
        if (answer.isMissing()) {
            links.forgetContent(institutionId, contentId);
            throw calls.failure(request, answer);
        }
        return true;
    }

    /** With the description as it is, because a server may take what is not said for empty. */
    @Override
    public boolean rename(String institutionId, String contentId, String name) {
        Optional<HalDocument> content = links.content(institutionId, contentId);
        Optional<HalLink> link = content.flatMap(document -> document.link("ev:Contents/Update"));
        if (link.isEmpty()) {
            return false;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", contentId);
        json.put("name", name);
        json.put("description", content.get().fields().text("description"));
        EnsembleAnswer answer = calls.answer(EnsembleRequest.of(
                        "ensemble-rename-content",
                        link.get().methodOr("PUT"),
                        institutionId,
                        link.get().expand(Map.of("contentId", contentId, "id", contentId)))
                .withBody(JsonAnswers.write(json))
                .expecting(404, 405, 410));
        links.forgetContent(institutionId, contentId);
        return answer.isSuccess();
    }

    /** A template of a setting, relative to the site. */
    private HalLink configured(String variable, String template) {
        return new HalLink(variable, URI.create(settings.site() + "/"), template, "");
    }

    private Map<String, Object> page(Map<String, Object> variables) {
        Map<String, Object> all = new LinkedHashMap<>(variables);
        all.put("pageSize", settings.pageSize());
        all.put("pageNumber", 1);
        return all;
    }

    private <T> List<T> list(
            String route,
            String institutionId,
            String rel,
            Map<String, Object> variables,
            String key,
            BiFunction<String, JsonFields, T> one) {
        return list(links.follow(route, institutionId, rel, variables), key, one, items -> true);
    }

    /** Reads page after page, until there is no next one or {@code goesOn} has seen enough. */
    private <T> List<T> list(
            HapiLinks.Reply first, String key, BiFunction<String, JsonFields, T> one, Predicate<List<T>> goesOn) {
        List<T> all = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        HapiLinks.Reply page = first;
        while (true) {
            seen.add(page.request().address());
            HalDocument document = links.existing(page).document();
            List<T> items = HapiItems.read(
                    document.embedded(key).stream().map(HalDocument::fields).toList(), one);
            all.addAll(items);
            Optional<URI> next = document.next();
            if (next.isEmpty() || !goesOn.test(items)) {
                return List.copyOf(all);
            }
            if (seen.contains(next.get()) || seen.size() >= MOST_PAGES) {
                throw WorkFailure.giveUp(
                        "Ensemble's pages of " + page.request().where() + " never end: the next one was read already.");
            }
            page = links.get(page.request().route(), page.request().institutionId(), next.get());
        }
    }
}
