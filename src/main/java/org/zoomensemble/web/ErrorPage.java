package org.zoomensemble.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What nobody else answered: a page with a sentence for people, a problem for programs, never a stack trace. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = status(request);
        response.setStatus(status.value());
        return show(status.value(), sentence(status), request, model);
    }

    /** The page of an error; exception handlers get no attribute of {@link PageModel}, so they are set here. */
    static String show(int status, String sentence, HttpServletRequest request, Model model) {
        PageModel.describe(request, model);
        model.addAttribute("status", status);
        model.addAttribute("sentence", sentence);
        return "error";
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, sentence(status)));
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    static String sentence(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "This request could not be read; check the address.";
            case FORBIDDEN -> "Your roles do not allow this, or it is closed here; ask an administrator.";
            case NOT_FOUND -> "There is nothing at this address; check it, or go to the overview.";
            case METHOD_NOT_ALLOWED -> "This address does not take such a call.";
            case SERVICE_UNAVAILABLE -> "The application is not ready; try again shortly.";
            default ->
                status.is5xxServerError()
                        ? "Something failed here; try again, and look into the application's log if it stays."
                        : "This request cannot be answered: " + status.getReasonPhrase() + ".";
        };
    }
}
