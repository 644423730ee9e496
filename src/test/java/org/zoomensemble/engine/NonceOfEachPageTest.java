package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class NonceOfEachPageTest {

    private final MockServletContext shared = new MockServletContext();

    @Test
    void twoPagesAtOnceKeepTheirOwnNonce() throws Exception {
        CountDownLatch bothSet = new CountDownLatch(2);
        CompletableFuture<Object> first = CompletableFuture.supplyAsync(() -> nonceOf("first", bothSet));
        CompletableFuture<Object> second = CompletableFuture.supplyAsync(() -> nonceOf("second", bothSet));

        assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo("second");
        assertThat(shared.getAttribute(NonceOfEachPage.ATTRIBUTE)).isNull();
    }

    @Test
    void everythingElseIsTheApplications() throws Exception {
        shared.setAttribute("other", "shared");
        new NonceOfEachPage().doFilter(request(), new MockHttpServletResponse(), (request, response) -> {
            assertThat(request.getServletContext().getAttribute("other")).isEqualTo("shared");
            request.getServletContext().setAttribute("new", "value");
        });

        assertThat(shared.getAttribute("new")).isEqualTo("value");
    }

    private Object nonceOf(String nonce, CountDownLatch bothSet) {
        Object[] seen = new Object[1];
        FilterChain page = (request, response) -> {
            request.getServletContext().setAttribute(NonceOfEachPage.ATTRIBUTE, nonce);
            bothSet.countDown();
            try {
                assertThat(bothSet.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            seen[0] = request.getServletContext().getAttribute(NonceOfEachPage.ATTRIBUTE);
        };
        try {
            new NonceOfEachPage().doFilter(request(), new MockHttpServletResponse(), page);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return seen[0];
    }

    private HttpServletRequest request() {
        return new MockHttpServletRequest(shared, "GET", "/camunda/app/admin/default/");
    }
}
