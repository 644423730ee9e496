package org.zoomensemble.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of Cockpit's content security policy with its request. Camunda hands it from the filter that writes the
 * header to the one that writes the page through an attribute of the whole application: two requests at once, and one page
 * stays blank.
 */
class NonceOfEachPage extends OncePerRequestFilter {

    /** {@code ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE} of Camunda's web application. */
    static final String ATTRIBUTE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = ownNonce(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext ownNonce(ServletContext shared) {
        Object[] nonce = new Object[1];
        return (ServletContext) Proxy.newProxyInstance(
                NonceOfEachPage.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && ATTRIBUTE.equals(arguments[0])) {
                        if (method.getName().equals("setAttribute")) {
                            nonce[0] = arguments[1];
                            return null;
                        }
                        if (method.getName().equals("getAttribute")) {
                            return nonce[0];
                        }
                    }
                    return invoke(shared, method, arguments);
                });
    }

    private static Object invoke(ServletContext shared, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
