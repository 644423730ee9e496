package org.zoomensemble.ensemble.camel;

import java.util.concurrent.atomic.AtomicReference;
import org.zoomensemble.operations.WorkFailure;

/** A call with everything around it: a refused login tried once more at once, the status judged. Thread-safe. */
final class EnsembleCalls {

    private final EnsembleRoutes routes;
    private final EnsembleLogin login;
    private final StatusMap statuses;

    EnsembleCalls(EnsembleRoutes routes, EnsembleLogin login, StatusMap statuses) {
        this.routes = routes;
        this.login = login;
        this.statuses = statuses;
    }

    /**
     * @return an answer with 2xx or a status that the request expects
     * @throws WorkFailure everything else
     */
    EnsembleAnswer answer(EnsembleRequest request) {
        AtomicReference<String> authorization = new AtomicReference<>();
        EnsembleAnswer answer = routes.send(request, authorization);
        if (answer.status() == 401) {
            login.renew(authorization.get());
            if (request.repeatable()) {
                answer = routes.send(request);
            }
        }
        statuses.check(request, answer);
        if (answer.isSuccess()) {
            statuses.refusals().accepted(StatusMap.SERVICE_ACCOUNT);
        }
        return answer;
    }

    /** For a status that was expected and is a failure after all. */
    WorkFailure failure(EnsembleRequest request, EnsembleAnswer answer) {
        return statuses.failure(request, answer);
    }
}
