package org.zoomensemble.zoom.camel;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** One call of Zoom's API: token, turn in the rate budget, route, verdict; once more with a new token where Zoom refuses it. */
@Component
final class ZoomCalls {

    private final AccessTokens tokens;
    private final RateBudget budget;
    private final ZoomRoutes routes;
    private final ZoomVerdicts verdicts;

    ZoomCalls(AccessTokens tokens, RateBudget budget, ZoomRoutes routes, ZoomVerdicts verdicts) {
        this.tokens = tokens;
        this.budget = budget;
        this.routes = routes;
        this.verdicts = verdicts;
    }

    /** Returns only answers that are a success, and JSON where the operation reads something. */
    ZoomAnswer call(UUID connectionId, ZoomOperation operation, String path, Map<String, String> query)
            throws ZoomUserUnknownException, RecordingGoneException {
        Access access = tokens.access(connectionId);
        ZoomAnswer answer = ask(access, operation, path, query);
        if (answer.isTokenRefused()) {
            access = tokens.renewed(connectionId, access.token());
            answer = ask(access, operation, path, query);
        }
        if (isUseful(operation, answer)) {
            verdicts.tokenAccepted(access.connection());
            return answer;
        }
        if (answer.isTokenRefused()) {
            throw verdicts.tokenRefused(access.connection(), asked(access, operation, path, query), answer);
        }
        if (answer.isScopeMissing()) {
            tokens.scopeMissing(connectionId, access.token());
        }
        throw thrown(verdicts.failure(asked(access, operation, path, query), answer));
    }

    private ZoomAnswer ask(Access access, ZoomOperation operation, String path, Map<String, String> query) {
        budget.take(access.account(), operation.label());
        return routes.ask(asked(access, operation, path, query), access.authorization(), Map.of());
    }

    private static Asked asked(Access access, ZoomOperation operation, String path, Map<String, String> query) {
        return new Asked(operation, ApiAddress.of(access.connection().apiUrl(), path, query), access.account());
    }

    private static boolean isUseful(ZoomOperation operation, ZoomAnswer answer) {
        return answer.isSuccess()
                && (!operation.method().equals("GET") || answer.json().isObject());
    }

    private static WorkFailure thrown(Exception failure) throws ZoomUserUnknownException, RecordingGoneException {
        if (failure instanceof ZoomUserUnknownException unknown) {
            throw unknown;
        }
        if (failure instanceof RecordingGoneException gone) {
            throw gone;
        }
        return (WorkFailure) failure;
    }
}
