package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.security.OwnSession;
import org.zoomensemble.security.PeopleAdministration;
import org.zoomensemble.security.Secret;

/** Who I am here, and my password. Everybody has this page: there is nothing to ask Permissions for. */
@Controller
class MePages {

    private final PeopleAdministration people;
    private final GrantNames names;
    private final CurrentPerson currentPerson;
    private final OwnSession session;

    MePages(PeopleAdministration people, GrantNames names, CurrentPerson currentPerson, OwnSession session) {
        this.people = people;
        this.names = names;
        this.currentPerson = currentPerson;
        this.session = session;
    }

    @GetMapping("/me")
    String show(Model model) {
        model.addAttribute(
                "row", PersonRow.of(people.person(currentPerson.person().name()), names));
        return "me";
    }

    @PostMapping("/me/password")
    String changePassword(
            @RequestParam String currentPassword,
            @RequestParam String newPassword,
            @RequestParam String repeated,
            RedirectAttributes answer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (!newPassword.equals(repeated)) {
                throw new UnacceptableInputException(
                        "repeated", "This is not what was typed as the new password; type both again.");
            }
            people.changeOwnPassword(new Secret(currentPassword), new Secret(newPassword));
        } catch (UnacceptableInputException input) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", Map.of(input.field(), input.getMessage()));
            return show(model);
        }
        session.goOn(request, response);
        answer.addFlashAttribute(
                "done", "The new password counts from now on. Wherever else you were logged in, you are not.");
        return "redirect:/me";
    }
}
