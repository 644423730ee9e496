package org.zoomensemble.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads from {@code /camunda} to Cockpit; by itself Camunda leads to its task list, which is closed here. */
final class CockpitStart extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/camunda/app/cockpit/default/");
    }
}
