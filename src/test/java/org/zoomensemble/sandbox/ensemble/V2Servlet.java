package org.zoomensemble.sandbox.ensemble;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The lists of the older interface below {@code /api}: an envelope, pages from 1, and no word on how many there are. */
final class V2Servlet extends HttpServlet {

    private static final String JSON = "application/json;charset=UTF-8";

    private final transient Peer peer;

    V2Servlet(Peer peer) {
        this.peer = peer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!peer.login().accepts(request)) {
            Answers.unauthorized(response);
            return;
        }
        Query query = Query.of(request);
        ObjectNode settings = Json.MAPPER.createObjectNode();
        switch (request.getRequestURI()) {
            case "/api/Organizations" ->
                list(response, query, settings, peer.directory().organizations(null), V2Servlet::organization);
            case "/api/Libraries" ->
                list(
                        response,
                        query,
                        settings,
                        peer.directory().libraries(null).stream()
                                .filter(each -> filters(query, "OrganizationId", each.organizationId()))
                                .toList(),
                        this::library);
            case "/api/MediaWorkflows" ->
                list(
                        response,
                        query,
                        settings.put("SubmitUrl", Peer.base(request) + V2UploadServlet.PATH)
                                .put("SupportedVideo", "*.mp4; *.mov; *.m4v")
                                .put("SupportedAudio", "*.mp3; *.m4a"),
                        peer.directory().libraries(null).stream()
                                .filter(each -> filters(query, "LibraryId", each.id()))
                                .flatMap(each -> peer.directory().workflows(each.id()).stream())
                                .filter(UploadWorkflow::isEnabled)
                                .toList(),
                        V2Servlet::workflow);
            default -> Answers.text(response, 404, "Nothing here.");
        }
    }

    private <T> void list(
            HttpServletResponse response, Query query, ObjectNode settings, List<T> all, Function<T, ObjectNode> item)
            throws IOException {
        int size = query.number("PageSize", 20);
        long from = (query.number("PageIndex", 1) - 1L) * size;
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.set("Settings", settings);
        var data = envelope.putArray("Data");
        all.stream().skip(from).limit(size).forEach(each -> data.add(item.apply(each)));
        Answers.json(response, 200, JSON, envelope);
    }

    private static boolean filters(Query query, String field, String value) {
        return !query.text("FilterOn").equalsIgnoreCase(field)
                || query.text("FilterValue").equalsIgnoreCase(value);
    }

    private static ObjectNode organization(Organization organization) {
        return Json.MAPPER.createObjectNode().put("ID", organization.id()).put("Name", organization.name());
    }

    private ObjectNode library(Library library) {
        return Json.MAPPER
                .createObjectNode()
                .put("ID", library.id())
                .put("Name", library.name())
                .put(
                        "OrganizationName",
                        peer.directory()
                                .organization(library.organizationId(), null)
                                .map(Organization::name)
                                .orElse(""));
    }

    private static ObjectNode workflow(UploadWorkflow workflow) {
        return Json.MAPPER
                .createObjectNode()
                .put("ID", workflow.id())
                .put("Name", workflow.name())
                .put("IsDefault", workflow.isDefault())
                .put("MaxUploadSize", workflow.maxUploadSize());
    }
}
