package org.zoomensemble.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.operations.Page;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;
import org.zoomensemble.security.ChangeReach;
import org.zoomensemble.security.ChangeWords;
import org.zoomensemble.workflow.Permissions;

/** Who changed what, when. */
@Controller
class ChangePages {

    private static final int ROWS = 50;

    private final ChangeLog changes;
    private final Directory directory;
    private final Permissions permissions;

    /** A kind to filter by, in words. */
    public record KindChip(Change.Kind kind, String label) {}

    ChangePages(ChangeLog changes, Directory directory, Permissions permissions) {
        this.changes = changes;
        this.directory = directory;
        this.permissions = permissions;
    }

    @GetMapping(ChangesAddress.ROOT)
    String list(
            @RequestParam(required = false) Change.Kind kind,
            @RequestParam(required = false) String subjectId,
            @RequestParam(required = false) String person,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) String cursor,
            Model model) {
        ChangeReach reach = permissions.changesSeen();
        ChangesAddress here = new ChangesAddress(kind, plain(subjectId), plain(person), from, to, plain(cursor));
        ChangeSubjects subjects = new ChangeSubjects(directory, permissions);
        Page<ChangeRow> page =
                changes.list(reach, here.filter(), here.cursor(), ROWS).map(subjects::row);
        model.addAttribute("page", page);
        model.addAttribute("here", here);
        model.addAttribute("kinds", kinds(reach));
        return "changes";
    }

    private static List<KindChip> kinds(ChangeReach reach) {
        return Stream.of(Change.Kind.values())
                .filter(kind -> kind != Change.Kind.ROLE || reach.withRoles())
                .filter(kind -> kind != Change.Kind.RULE || reach.isEverything())
                .map(kind -> new KindChip(kind, ChangeWords.kind(kind)))
                .toList();
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }
}
