package org.zoomensemble.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Calls of the REST interface within this JVM, as ada. */
final class RestCalls {

    private final MockMvc mvc;
    private final ObjectMapper json;

    /** What came back; the body is missing where there was none. */
    record Answer(int status, String contentType, JsonNode body, MockHttpServletResponse raw) {

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String header(String name) {
            return raw.getHeader(name);
        }
    }

    RestCalls(WebApplicationContext context, ObjectMapper json) {
        this.mvc = MockMvcBuilders.webAppContextSetup(context).build();
        this.json = json;
    }

    /** @param path encoded */
    Answer call(HttpMethod method, String path, String body, String... headers) throws Exception {
        MockHttpServletRequestBuilder request = request(method, URI.create(path))
                .principal(() -> "ada")
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        return new Answer(
                response.getStatus(),
                response.getContentType(),
                text.isEmpty() ? json.missingNode() : json.readTree(text),
                response);
    }
}
