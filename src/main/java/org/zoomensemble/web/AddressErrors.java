package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** A mistyped address, which belongs to no controller, for people; programs get a problem instead. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AddressErrors {

    @ExceptionHandler(exception = NoResourceFoundException.class, produces = MediaType.TEXT_HTML_VALUE)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String noPage(HttpServletRequest request, Model model) {
        return show(HttpStatus.NOT_FOUND, request, model);
    }

    @ExceptionHandler(exception = HttpRequestMethodNotSupportedException.class, produces = MediaType.TEXT_HTML_VALUE)
    @ResponseStatus(HttpStatus.METHOD_NOT_ALLOWED)
    String noSuchCall(HttpServletRequest request, Model model) {
        return show(HttpStatus.METHOD_NOT_ALLOWED, request, model);
    }

    private static String show(HttpStatus status, HttpServletRequest request, Model model) {
        return ErrorPage.show(status.value(), ErrorPage.sentence(status), request, model);
    }
}
