package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.PushDown;
import org.zoomensemble.workflow.PushDownPreview;
import org.zoomensemble.workflow.PushDowns;

@RestController
@RequestMapping(Address.ROOT)
@Tag(name = "Workflow templates")
class PushDownController {

    private final PushDowns pushDowns;
    private final Permissions permissions;

    PushDownController(PushDowns pushDowns, Permissions permissions) {
        this.permissions = permissions;
        this.pushDowns = pushDowns;
    }

    @GetMapping("/push-downs/{id}")
    @Operation(
            summary = "How far a push-down is, and what came of it",
            description = "Those that failed are named to whom may change the template.")
    PushDown one(@PathVariable UUID id) {
        PushDown pushDown = pushDowns.pushDown(id);
        permissions.toSeeTemplate(pushDown.templateId());
        return permissions.mayChangeTemplate(pushDown.templateId()) ? pushDown : pushDown.withoutFailures();
    }

    @PostMapping("/workflow-templates/{id}/push-down-previews")
    @Operation(
            summary = "What a push-down would do if the template were saved like this; changes nothing",
            description =
                    "One answer for EXCEPT_CUSTOMIZED and one for OVERWRITE_ALL; pushDown in the body is ignored.")
    Listing<PushDownPreview> preview(@PathVariable UUID id, @Valid @RequestBody TemplateRequest request) {
        permissions.toChangeTemplate(id);
        return Listing.whole(pushDowns.preview(id, request.draft()));
    }
}
