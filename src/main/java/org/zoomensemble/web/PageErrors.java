package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;

/** What a page's controller refused and did not answer itself, as a page with the refusal's own sentence. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notThere(NotThereException absent, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.NOT_FOUND.value(), absent.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden(ForbiddenException forbidden, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.FORBIDDEN.value(), forbidden.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String conflict(ConflictException conflict, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.CONFLICT.value(), conflict.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unacceptable(UnacceptableInputException input, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.BAD_REQUEST.value(), input.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unreadable(MethodArgumentTypeMismatchException input, HttpServletRequest request, Model model) {
        return unreadable(input.getName(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String missing(MissingServletRequestParameterException input, HttpServletRequest request, Model model) {
        return unreadable(input.getParameterName(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unreadable(BindException form, HttpServletRequest request, Model model) {
        String field = form.getFieldErrors().isEmpty()
                ? "a field"
                : form.getFieldErrors().get(0).getField();
        String sentence = "The form holds something else than it should at \"" + field
                + "\"; go back, load the page again, and repeat.";
        return ErrorPage.show(HttpStatus.BAD_REQUEST.value(), sentence, request, model);
    }

    /** Zoom or Ensemble refused, failed or is away while somebody waited for the page. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    String peer(WorkFailure failure, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.BAD_GATEWAY.value(), failure.getMessage(), request, model);
    }

    private static String unreadable(String name, HttpServletRequest request, Model model) {
        String sentence = "The address holds something else than it should at \"" + name
                + "\"; go to the recordings and begin there.";
        return ErrorPage.show(HttpStatus.BAD_REQUEST.value(), sentence, request, model);
    }
}
