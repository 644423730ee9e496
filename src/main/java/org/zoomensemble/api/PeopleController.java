package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.PeopleImport;
import org.zoomensemble.directory.PeopleImported;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/directory/people")
@Tag(name = "Directory")
class PeopleController {

    private static final String CSV = "text/csv";

    private final PeopleImport people;
    private final Permissions permissions;

    PeopleController(PeopleImport people, Permissions permissions) {
        this.permissions = permissions;
        this.people = people;
    }

    @PostMapping(consumes = CSV)
    @Operation(
            summary = "Takes people from a CSV, where the Ensemble server lists no users",
            description =
                    "Columns by the first line: username, first name, last name, e-mail, libraries (names or Ensemble's"
                            + " ids, separated by semicolons). UTF-8, separated by commas or semicolons, at most 20 MB and 200,000 people. Good lines"
                            + " count; the others are told with their numbers.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    PeopleImported take(
            @RequestParam UUID institutionId,
            @Parameter(description = "Whoever stands on no line is marked as gone.")
                    @RequestParam(defaultValue = "false")
                    boolean complete,
            @Parameter(hidden = true) InputStream csv) {
        permissions.toChangeInstitution(institutionId);
        return people.take(institutionId, csv, complete);
    }
}
