package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.zoomensemble.security.Role;

/**
 * What every page shows: who is logged in ({@code person}), and what of the menu is for him
 * ({@code isSiteAdministrator}, {@code isOperator}).
 */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    @ModelAttribute
    static void describe(HttpServletRequest request, Model model) {
        Principal principal = request.getUserPrincipal();
        model.addAttribute("person", principal == null ? null : principal.getName());
        model.addAttribute("isSiteAdministrator", request.isUserInRole(Role.ADMINISTRATOR.name()));
        model.addAttribute("isOperator", request.isUserInRole(Role.OPERATOR.name()));
    }
}
