package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One call of a route: what the caller knows. Headers are the route's business.
 *
 * @param institutionId null where the site has none
 * @param variables     the route's exchange variables besides address, method and institution
 * @param expected      statuses besides 2xx that the caller understands itself
 * @param lost          what it means when no answer comes
 */
record EnsembleRequest(
        String route,
        String method,
        URI address,
        String institutionId,
        Object body,
        Map<String, Object> variables,
        Set<Integer> expected,
        Lost lost) {

    /** What it means when a request was sent and its answer did not come. */
    enum Lost {
        /** It may be sent again. */
        NOTHING,
        /** It may have been done: the caller looks before it asks again. */
        LOOK_FIRST,
        /** It may have been done, nobody can tell, and done twice it would be doubled. */
        ASK_A_PERSON
    }

    /** A read, which understands that the thing does not exist. */
    static EnsembleRequest get(String route, String institutionId, URI address) {
        return new EnsembleRequest(
                route, "GET", address, institutionId, null, Map.of(), Set.of(404, 410), Lost.NOTHING);
    }

    static EnsembleRequest of(String route, String method, String institutionId, URI address) {
        return new EnsembleRequest(
                route, method, address, institutionId, null, Map.of(), Set.of(404, 410), Lost.NOTHING);
    }

    EnsembleRequest withBody(Object newBody) {
        return new EnsembleRequest(route, method, address, institutionId, newBody, variables, expected, lost);
    }

    EnsembleRequest with(String variable, Object value) {
        Map<String, Object> more = new HashMap<>(variables);
        more.put(variable, value);
        return new EnsembleRequest(route, method, address, institutionId, body, Map.copyOf(more), expected, lost);
    }

    EnsembleRequest expecting(Integer... statuses) {
        return new EnsembleRequest(route, method, address, institutionId, body, variables, Set.of(statuses), lost);
    }

    EnsembleRequest whenLost(Lost meaning) {
        return new EnsembleRequest(route, method, address, institutionId, body, variables, expected, meaning);
    }

    /** For messages: method, host and path, never the query. */
    String where() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return method + " " + address.getHost() + port + address.getRawPath();
    }

    /** Whether the body can be sent a second time. */
    boolean repeatable() {
        return !(body instanceof UploadEntity);
    }

    /** Without the body and the query, which may be private. */
    @Override
    public String toString() {
        return route + ": " + where();
    }
}
