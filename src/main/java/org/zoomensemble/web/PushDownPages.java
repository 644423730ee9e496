package org.zoomensemble.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.PushDown;
import org.zoomensemble.workflow.PushDowns;

/** How far a push-down is. Nothing depends on the page: it may be left open or closed. */
@Controller
class PushDownPages {

    private final PushDowns pushDowns;
    private final Permissions permissions;

    PushDownPages(PushDowns pushDowns, Permissions permissions) {
        this.pushDowns = pushDowns;
        this.permissions = permissions;
    }

    @GetMapping("/push-downs/{id}")
    String one(@PathVariable UUID id, Model model) {
        PushDown pushDown = pushDowns.pushDown(id);
        permissions.toSeeTemplate(pushDown.templateId());
        model.addAttribute(
                "pushDown",
                permissions.mayChangeTemplate(pushDown.templateId()) ? pushDown : pushDown.withoutFailures());
        return "push-down";
    }
}
