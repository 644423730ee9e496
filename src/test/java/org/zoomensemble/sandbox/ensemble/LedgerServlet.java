package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ledger as JSON, without login: {@code /ledger}, all of it; {@code /ledger/contents}, what the pages need. With {@code
 * hashed=true} the answer waits until every hash is known.
 */
final class LedgerServlet extends HttpServlet {

    private static final String JSON = "application/json;charset=UTF-8";

    private final transient Ledger ledger;

    LedgerServlet(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("true".equals(request.getParameter("hashed"))) {
            ledger.awaitHashes();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("contents", ledger.contents());
        if (!request.getRequestURI().endsWith("/contents")) {
            answer.put("uploads", ledger.uploads());
            answer.put("duplicates", ledger.duplicates());
            answer.put("unfilled", ledger.unfilled());
            answer.put("lostBytes", ledger.lostBytes());
            answer.put("institutionIds", ledger.institutionIds());
            answer.put("calls", ledger.calls());
        }
        response.setHeader("Cache-Control", "no-store");
        Answers.json(response, 200, JSON, answer);
    }
}
