package org.zoomensemble.sandbox.ensemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The HAL interface below {@code /hapi}, captions excepted. Everything needs the login; errors are plain text. */
final class HapiServlet extends HttpServlet {

    private static final String HAL_JSON = "application/hal+json;charset=UTF-8";

    private final transient Peer peer;

    HapiServlet(Peer peer) {
        this.peer = peer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!peer.login().accepts(request)) {
            Answers.unauthorized(response);
            return;
        }
        String path = request.getRequestURI();
        if (request.getMethod().equals("POST") && path.equals("/hapi/v1/contents")) {
            create(request, response);
        } else if (request.getMethod().equals("PUT") && path.startsWith("/hapi/v1/contents/")) {
            rename(path, request, response);
        } else if (request.getMethod().equals("GET")) {
            Optional<ObjectNode> answer = read(path, request);
            if (answer.isPresent()) {
                Answers.json(response, 200, HAL_JSON, answer.get());
            } else {
                Answers.text(response, 404, "Nothing here.");
            }
        } else {
            Answers.text(response, 405, "This is not possible here.");
        }
    }

    private Optional<ObjectNode> read(String path, HttpServletRequest request) {
        Hal hal = peer.hal(request);
        String institutionId = peer.institution(request);
        Query query = Query.of(request);
        if (path.startsWith("/hapi/v1/organizations/")) {
            return peer.directory().organization(last(path), institutionId).map(hal::organization);
        }
        if (path.startsWith("/hapi/v1/libraries/")) {
            return peer.directory().library(last(path), institutionId).map(library -> library(hal, library));
        }
        if (path.startsWith("/hapi/v1/contents/")) {
            return peer.content(last(path), institutionId).map(content -> content(hal, content));
        }
        return Optional.ofNullable(
                switch (path) {
                    case "/hapi", "/hapi/" -> hal.root();
                    case "/hapi/v1/info" -> hal.info();
                    case "/hapi/v1/organizations" ->
                        hal.page(query, "organizations", organizations(query, institutionId), hal::organization);
                    case "/hapi/v1/libraries" ->
                        hal.page(query, "libraries", libraries(query, institutionId), each -> library(hal, each));
                    case "/hapi/v1/workflows" ->
                        hal.page(query, "workflows", workflows(query, institutionId), hal::workflow);
                    case "/hapi/v1/contents" ->
                        hal.page(query, "contents", contents(query, institutionId), each -> content(hal, each));
                    case "/hapi/v1/users" ->
                        peer.options().users()
                                ? hal.page(query, "users", people(query, institutionId), hal::user)
                                : null;
                    default -> null;
                });
    }

    private void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode wanted;
        try {
            wanted = Json.MAPPER.readTree(request.getInputStream());
        } catch (JsonProcessingException e) {
            Answers.text(response, 400, "The body is no JSON.");
            return;
        }
        String institutionId = peer.institution(request);
        Optional<Library> library =
                peer.directory().library(wanted.path("libraryId").asText(), institutionId);
        if (library.isEmpty()) {
            Answers.text(response, 400, "There is no such library.");
        } else if (!library.get().mayAdd()) {
            Answers.text(response, 403, "You may not add content to this library.");
        } else if (wanted.path("name").asText().isBlank()) {
            Answers.text(response, 400, "A name is needed.");
        } else if (!wanted.path("type").asText().equals("UploadDirectory")) {
            Answers.text(response, 400, "The type is not supported.");
        } else if (!wanted.path("autoPublish").isBoolean()) {
            Answers.text(response, 400, "autoPublish is true or false.");
        } else {
            StoredContent content = peer.contents()
                    .create(
                            institutionId,
                            library.get().id(),
                            wanted.path("name").asText(),
                            wanted.path("description").asText(""),
                            wanted.path("autoPublish").booleanValue());
            Answers.json(response, 201, HAL_JSON, content(peer.hal(request), content));
        }
    }

    private void rename(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name;
        try {
            name = Json.MAPPER
                    .readTree(request.getInputStream())
                    .path("name")
                    .asText()
                    .strip();
        } catch (JsonProcessingException e) {
            Answers.text(response, 400, "The body is no JSON.");
            return;
        }
        String institutionId = peer.institution(request);
        Optional<StoredContent> content = peer.content(last(path), institutionId);
        if (content.isEmpty()) {
            Answers.text(response, 404, "Nothing here.");
        } else if (name.isEmpty()) {
            Answers.text(response, 400, "A name is needed.");
        } else {
            peer.contents().rename(content.get().id(), name);
            StoredContent renamed = peer.content(last(path), institutionId).orElseThrow();
            Answers.json(response, 200, HAL_JSON, content(peer.hal(request), renamed));
        }
    }

    private List<Organization> organizations(Query query, String institutionId) {
        return peer.directory().organizations(institutionId).stream()
                .filter(each -> query.finds(each.name()))
                .toList();
    }

    private List<Library> libraries(Query query, String institutionId) {
        return peer.directory().libraries(institutionId).stream()
                .filter(each -> query.wants("organizationId", each.organizationId()))
                .filter(each -> query.finds(each.name()))
                .toList();
    }

    private List<UploadWorkflow> workflows(Query query, String institutionId) {
        return peer.directory().libraries(institutionId).stream()
                .filter(library -> query.wants("libraryId", library.id()))
                .flatMap(library -> peer.directory().workflows(library.id()).stream())
                .filter(each -> query.wants("type", each.type()))
                .filter(each -> query.wants("isEnabled", String.valueOf(each.isEnabled())))
                .toList();
    }

    /** Newest first with {@code desc=true}, else oldest first, as {@code sortBy=dateAdded} says. */
    private List<StoredContent> contents(Query query, String institutionId) {
        List<StoredContent> found = new ArrayList<>(peer.contents().all().stream()
                .filter(each -> peer.shows(each, institutionId))
                .filter(each -> query.wants("libraryId", each.libraryId()))
                .filter(each -> query.wants("organizationId", peer.organizationId(each)))
                .filter(each -> query.wants("isPublished", String.valueOf(each.autoPublish())))
                .filter(each -> query.finds(each.name(), each.description()))
                .toList());
        if (!query.text("desc").equalsIgnoreCase("true")) {
            Collections.reverse(found);
        }
        return found;
    }

    private List<Person> people(Query query, String institutionId) {
        return peer.directory().people(query.text("libraryId"), institutionId).stream()
                .filter(each -> query.finds(each.username(), each.firstName(), each.lastName(), each.email()))
                .toList();
    }

    private ObjectNode library(Hal hal, Library library) {
        return hal.library(library, peer.directory().organization(library.organizationId(), null));
    }

    private ObjectNode content(Hal hal, StoredContent content) {
        return hal.content(
                content,
                peer.directory().library(content.libraryId(), null),
                peer.progress().status(content, Instant.now()));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
