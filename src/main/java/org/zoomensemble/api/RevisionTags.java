package org.zoomensemble.api;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Sets the {@code ETag} of what has a revision. Not by {@code ResponseEntity}, which would also answer 304: an answer holds
 * names and states of others, which change without its revision.
 */
@RestControllerAdvice(basePackageClasses = RevisionTags.class)
class RevisionTags implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Revised revised) {
            response.getHeaders().setETag('"' + Integer.toString(revised.revision()) + '"');
        }
        return body;
    }
}
