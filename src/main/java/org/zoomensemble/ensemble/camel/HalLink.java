package org.zoomensemble.ensemble.camel;

import com.damnhandy.uri.template.MalformedUriTemplateException;
import com.damnhandy.uri.template.UriTemplate;
import com.damnhandy.uri.template.VariableExpansionException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.util.UnsafeUriCharactersEncoder;
import org.zoomensemble.operations.WorkFailure;

/**
 * A link of a document.
 *
 * @param base   the address of the document that carries it
 * @param href   an address or an RFC 6570 template
 * @param method empty where the server does not tell it
 */
record HalLink(String rel, URI base, String href, String method) {

    /** Whether the template asks for this variable. */
    boolean asksFor(String variable) {
        try {
            return Arrays.asList(UriTemplate.fromTemplate(href).getVariables()).contains(variable);
        } catch (MalformedUriTemplateException e) {
            throw malformed();
        }
    }

    /** The address, with the variables that the template asks for; the others are left out. */
    URI expand(Map<String, ?> variables) {
        try {
            UriTemplate template = UriTemplate.fromTemplate(href);
            variables.forEach((name, value) -> template.set(name, String.valueOf(value)));
            String expanded = UnsafeUriCharactersEncoder.encodeHttpURI(template.expand());
            return base.resolve(expanded);
        } catch (MalformedUriTemplateException | VariableExpansionException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** The method to use, in upper case. */
    String methodOr(String otherwise) {
        return method.matches("[A-Za-z]{1,10}") ? method.toUpperCase(Locale.ROOT) : otherwise;
    }

    private WorkFailure malformed() {
        return WorkFailure.giveUp(
                "The link " + rel + " at " + base.getHost() + " is neither an address nor a URI template.");
    }
}
