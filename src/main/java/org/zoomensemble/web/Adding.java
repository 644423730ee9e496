package org.zoomensemble.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.ActiveUsers;

/** Adds Zoom users one by one, so that what was answered before Zoom failed is told. */
@Component
class Adding {

    private final ActiveUsers activeUsers;

    Adding(ActiveUsers activeUsers) {
        this.activeUsers = activeUsers;
    }

    Answers add(UUID mediaWorkflowId, List<String> addresses) {
        if (addresses.isEmpty()) {
            return new Answers(List.of(), "Choose somebody, or type an e-mail address first.", List.of());
        }
        if (addresses.size() > ActiveUsers.MOST_AT_ONCE) {
            return new Answers(
                    List.of(),
                    "These are " + addresses.size() + " addresses, and at most " + ActiveUsers.MOST_AT_ONCE
                            + " are taken at once, because each is looked up at Zoom; nobody was added. Send a part of"
                            + " them, then the rest.",
                    addresses);
        }
        List<Answer> lines = new ArrayList<>();
        for (int at = 0; at < addresses.size(); at++) {
            try {
                activeUsers.add(mediaWorkflowId, List.of(addresses.get(at))).stream()
                        .map(Answer::of)
                        .forEach(lines::add);
            } catch (WorkFailure failure) {
                return new Answers(List.copyOf(lines), failure.getMessage(), addresses.subList(at, addresses.size()));
            }
        }
        return new Answers(List.copyOf(lines), null, List.of());
    }
}
