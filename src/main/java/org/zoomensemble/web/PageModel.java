package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.security.Person;
import org.zoomensemble.security.Role;

/** What every page shows: who is logged in, and which part of the menu it belongs to. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    /** Pages that belong to a part of another name. */
    private static final Map<String, String> SECTIONS =
            Map.of("ingests", "recordings", "media-workflows", "libraries", "first-steps", "");

    private final CurrentPerson currentPerson;

    PageModel(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @ModelAttribute("person")
    static String person(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null ? null : principal.getName();
    }

    /** The first segment of the address, for example {@code recordings}; empty for the overview. */
    @ModelAttribute("section")
    static String section(HttpServletRequest request) {
        String path = request.getServletPath();
        int end = path.indexOf('/', 1);
        String first = path.isEmpty() ? "" : end < 0 ? path.substring(1) : path.substring(1, end);
        return SECTIONS.getOrDefault(first, first);
    }

    /** Whether somebody administers a whole institution, or the site. */
    @ModelAttribute("hasInstitutions")
    boolean hasInstitutions() {
        Person current = currentPerson.person();
        return current.is(Role.ADMINISTRATOR) || current.is(Role.INSTITUTION_ADMINISTRATOR);
    }
}
