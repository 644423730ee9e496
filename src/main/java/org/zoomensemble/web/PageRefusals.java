package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;

/** What a page cannot show, as a page with one sentence. */
@ControllerAdvice(basePackageClasses = PageRefusals.class)
class PageRefusals {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notThere(NotThereException absent, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.NOT_FOUND.value(), absent.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden(ForbiddenException refused, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.FORBIDDEN.value(), refused.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unacceptable(UnacceptableInputException input, HttpServletRequest request, Model model) {
        return ErrorPage.show(HttpStatus.BAD_REQUEST.value(), input.getMessage(), request, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unreadable(MethodArgumentTypeMismatchException input, HttpServletRequest request, Model model) {
        String sentence = "The address holds something else than it should at \"" + input.getName()
                + "\"; use the links of the pages.";
        return ErrorPage.show(HttpStatus.BAD_REQUEST.value(), sentence, request, model);
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
}
