package org.zoomensemble.sandbox.ensemble;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what the interface shows as HAL, for one request.
 *
 * <p>Odd answers are what a lenient reader must bear: relative addresses, numbers and booleans as text, null, absent and
 * unknown fields, times without a zone, a status in capitals, a link as an array.
 */
final class Hal {

    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'0000'").withZone(ZoneOffset.UTC);

    private final String base;
    private final boolean odd;
    private final Options options;

    /** {@code base} is scheme and authority of this server as the client called it. */
    Hal(String base, boolean odd, Options options) {
        this.base = base;
        this.odd = odd;
        this.options = options;
    }

    ObjectNode root() {
        ObjectNode root = object();
        link(root, "self", "/hapi");
        link(root, "ev:Info/Get", "/hapi/v1/info");
        template(root, "ev:Organizations/Search", "/hapi/v1/organizations{?pageSize,pageNumber,search}");
        template(root, "ev:Organizations/Get", "/hapi/v1/organizations/{id}");
        template(root, "ev:Libraries/Search", "/hapi/v1/libraries{?organizationId,pageSize,pageNumber,search}");
        template(root, "ev:Libraries/Get", "/hapi/v1/libraries/{id}");
        template(root, "ev:Workflows/Search", "/hapi/v1/workflows{?libraryId,type,isEnabled,pageSize,pageNumber}");
        template(root, "ev:Contents/Get", "/hapi/v1/contents/{id}");
        template(
                root,
                "ev:Contents/Search",
                "/hapi/v1/contents{?organizationId,libraryId,search,sortBy,isPublished,desc,pageSize,pageNumber}");
        if (options.users()) {
            template(root, "ev:Users/Search", "/hapi/v1/users{?libraryId,search,pageSize,pageNumber}");
        }
        return root;
    }

    ObjectNode info() {
        ObjectNode info = object().put("applicationVersion", "6.0.0-sandbox");
        link(info, "self", "/hapi/v1/info");
        return info;
    }

    ObjectNode organization(Organization organization) {
        ObjectNode node = object().put("id", organization.id()).put("name", organization.name());
        link(node, "self", "/hapi/v1/organizations/" + organization.id());
        template(
                node,
                "ev:Libraries/Search",
                "/hapi/v1/libraries?organizationId=" + organization.id() + "{&pageSize,pageNumber,search}");
        return node;
    }

    ObjectNode library(Library library, Optional<Organization> organization) {
        ObjectNode node = object().put("id", library.id()).put("name", library.name());
        if (odd) {
            node.putNull("organizationName");
        } else {
            node.put("organizationId", library.organizationId())
                    .put(
                            "organizationName",
                            organization.map(Organization::name).orElse(""));
        }
        link(node, "self", "/hapi/v1/libraries/" + library.id());
        if (library.mayAdd()) {
            action(node, "ev:Contents/Create", "/hapi/v1/contents");
        }
        return node;
    }

    ObjectNode workflow(UploadWorkflow workflow) {
        ObjectNode node = object().put("id", workflow.id()).put("name", workflow.name());
        flag(node, "isDefault", workflow.isDefault());
        flag(node, "isEnabled", workflow.isEnabled());
        node.put("type", workflow.type());
        if (odd) {
            node.put("maxUploadSize", String.valueOf(workflow.maxUploadSize()));
        } else {
            node.put("maxUploadSize", workflow.maxUploadSize());
        }
        return node;
    }

    ObjectNode content(StoredContent content, Optional<Library> library, String status) {
        ObjectNode node = object().put("id", content.id()).put("name", content.name());
        node.put("description", content.description());
        if (!odd) {
            node.put("keywords", "").put("libraryId", content.libraryId());
        }
        node.put("libraryName", library.map(Library::name).orElse(null));
        node.put(
                "dateAdded",
                odd
                        ? WITHOUT_ZONE.format(content.dateAdded())
                        : content.dateAdded().toString());
        node.put("status", odd ? status.toUpperCase(java.util.Locale.ROOT) : status);
        flag(node, "hasCaptions", !content.captions().isEmpty());
        link(node, "self", "/hapi/v1/contents/" + content.id());
        action(node, "ev:Encodings/Upload", "/tus/" + content.id());
        action(node, "ev:Contents/Update", "/hapi/v1/contents/" + content.id(), "PUT");
        if (options.captions()) {
            action(node, "ev:Captions/Create", "/hapi/v1/captions/" + content.id());
        }
        return node;
    }

    ObjectNode user(Person person) {
        ObjectNode node = object().put("id", person.id()).put("username", person.username());
        if (!odd) {
            node.put("firstName", person.firstName()).put("lastName", person.lastName());
        }
        return node.put("email", person.email());
    }

    /** One page of a list, with {@code next} where there are more. */
    <T> ObjectNode page(Query query, String name, List<T> all, Function<T, ObjectNode> item) {
        int size = Math.min(query.pageSize(), options.pageLimit());
        long from = Math.min((query.pageNumber() - 1L) * size, all.size());
        int to = (int) Math.min(from + size, all.size());
        ObjectNode page = object();
        if (odd) {
            page.put("totalItemsCount", String.valueOf(all.size()));
        } else {
            page.put("totalItemsCount", all.size())
                    .put("pageNumber", query.pageNumber())
                    .put("pageSize", size);
        }
        link(page, "self", query.here());
        if (to < all.size()) {
            link(page, "next", query.next());
        }
        if (odd && from == to) {
            page.putNull("_embedded");
        } else {
            var items = page.putObject("_embedded").putArray(name);
            all.subList((int) from, to).forEach(each -> items.add(item.apply(each)));
        }
        return page;
    }

    private ObjectNode object() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        if (odd) {
            node.putObject("unexpected").put("depth", 1).putArray("list").addNull();
        }
        return node;
    }

    private void flag(ObjectNode node, String name, boolean value) {
        if (odd) {
            node.put(name, String.valueOf(value));
        } else {
            node.put(name, value);
        }
    }

    private void link(ObjectNode node, String relation, String path) {
        newLink(node, relation).put("href", href(path));
    }

    private void action(ObjectNode node, String relation, String path) {
        action(node, relation, path, "POST");
    }

    private void action(ObjectNode node, String relation, String path, String method) {
        newLink(node, relation).put("href", href(path)).put("method", method);
    }

    private void template(ObjectNode node, String relation, String path) {
        ObjectNode link = newLink(node, relation).put("href", href(path)).put("method", "GET");
        flag(link, "templated", true);
    }

    private ObjectNode newLink(ObjectNode node, String relation) {
        ObjectNode links = node.withObjectProperty("_links");
        return odd ? links.putArray(relation).addObject() : links.putObject(relation);
    }

    private String href(String path) {
        return odd ? path : base + path;
    }
}
