package org.zoomensemble.web;

import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page; the log-in itself is Spring Security's. */
@Controller
class LoginPage {

    private static final Map<String, String> SENTENCES = Map.of(
            "failed", "User or password is wrong.",
            "wait", "Too many failed log-ins came from your address. Wait five minutes, then try again.",
            "role", "This user has no role here. Ask a system administrator for one.",
            "unavailable", "Users cannot be looked up at the moment. Try again shortly.");

    @GetMapping("/login")
    String login(@RequestParam Map<String, String> parameters, Principal person, Model model) {
        if (person != null) {
            return "redirect:/";
        }
        SENTENCES.entrySet().stream()
                .filter(entry -> parameters.containsKey(entry.getKey()))
                .findFirst()
                .ifPresent(entry -> model.addAttribute("refusal", entry.getValue()));
        model.addAttribute("isLoggedOut", parameters.containsKey("logout"));
        return "login";
    }
}
