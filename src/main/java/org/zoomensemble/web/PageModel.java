package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.zoomensemble.security.Role;

/**
 * What every page shows: who is logged in ({@code person}), what of the menu is for him
 * ({@code isSiteAdministrator}, {@code isOperator}, {@code hasInstitutions}), and which part of the menu the page belongs to
 * ({@code section}: the first segment of its address, empty for the overview).
 */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    /** Pages that belong to a part of another name. */
    private static final Map<String, String> SECTIONS = Map.of(
            "ingests", "recordings", "media-workflows", "libraries", "reconciliations", "libraries", "first-steps", "");

    @ModelAttribute
    static void describe(HttpServletRequest request, Model model) {
        Principal principal = request.getUserPrincipal();
        boolean isSiteAdministrator = request.isUserInRole(Role.ADMINISTRATOR.name());
        model.addAttribute("person", principal == null ? null : principal.getName());
        model.addAttribute("isSiteAdministrator", isSiteAdministrator);
        model.addAttribute("isOperator", request.isUserInRole(Role.OPERATOR.name()));
        model.addAttribute(
                "hasInstitutions", isSiteAdministrator || request.isUserInRole(Role.INSTITUTION_ADMINISTRATOR.name()));
        model.addAttribute("section", section(request.getServletPath()));
    }

    private static String section(String path) {
        int end = path.indexOf('/', 1);
        String first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
        return SECTIONS.getOrDefault(first, first);
    }
}
