package org.zoomensemble.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The faults of a peer. Each request meets at most one: the first, in the order they were added, that it matches and
 * that has not yet come as often as it may. Thread-safe. A faulted answer is never sent asynchronously.
 */
public final class Faults {

    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> fired = new ConcurrentHashMap<>();

    public void add(Fault fault) {
        armed.add(new Armed(fault, new AtomicInteger(fault.times())));
    }

    public void remove(String name) {
        armed.removeIf(one -> one.fault.name().equals(name));
    }

    /** Ends all faults; what fired is kept. */
    public void clear() {
        armed.clear();
    }

    /** How often the fault of this name happened. A cut that the body was too short for did not happen. */
    public int fired(String name) {
        AtomicInteger count = fired.get(name);
        return count == null ? 0 : count.get();
    }

    /** How often any fault happened. */
    public int fired() {
        return fired.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    HttpFilter filter() {
        return new FaultFilter();
    }

    private Armed claim(HttpServletRequest request) {
        for (Armed one : armed) {
            if (one.fault.on().test(request) && one.claim()) {
                return one;
            }
        }
        return null;
    }

    private void fire(Fault fault) {
        fired.computeIfAbsent(fault.name(), name -> new AtomicInteger()).incrementAndGet();
    }

    private record Armed(Fault fault, AtomicInteger left) {

        boolean claim() {
            return left.getAndUpdate(n -> n > 0 ? n - 1 : n) > 0;
        }

        void giveBack() {
            left.incrementAndGet();
        }
    }

    private final class FaultFilter extends HttpFilter {

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Armed one = claim(request);
            if (one == null) {
                chain.doFilter(request, response);
            } else {
                happen(one, request, response, chain);
            }
        }

        private void happen(Armed one, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Fault fault = one.fault;
            Fault.Effect effect = fault.effect();
            if (effect instanceof Fault.Answer answer) {
                fire(fault);
                answer(answer, response);
            } else if (effect instanceof Fault.Reply reply) {
                fire(fault);
                answer(reply.answer().get(), response);
            } else if (effect instanceof Fault.BreakBefore) {
                fire(fault);
                Connection.of(request).breakNow();
            } else if (effect instanceof Fault.LoseAnswer) {
                AnswerBody lost = new AnswerBody.Lost(response);
                chain.doFilter(request, lost);
                lost.finish();
                fire(fault);
                Connection.of(request).breakNow();
            } else if (effect instanceof Fault.Before before) {
                fire(fault);
                before.action().run();
                chain.doFilter(request, response);
            } else if (effect instanceof Fault.After after) {
                AnswerBody held = new AnswerBody.Held(response, () -> {
                    fire(fault);
                    after.action().run();
                });
                chain.doFilter(request, held);
                held.finish();
            } else if (effect instanceof Fault.CutBody cut) {
                AnswerBody body = new AnswerBody.Cut(response, Connection.of(request), cut.bytes(), () -> fire(fault));
                throughCut(one, request, () -> {
                    chain.doFilter(request, body);
                    body.finish();
                });
            } else if (effect instanceof Fault.CutUpload cut) {
                HttpServletRequest cutRequest =
                        new CutRequest(request, Connection.of(request), cut.bytes(), () -> fire(fault));
                throughCut(one, request, () -> chain.doFilter(cutRequest, response));
            } else if (effect instanceof Fault.Delay delay) {
                fire(fault);
                pause(delay.millis());
                chain.doFilter(request, response);
            } else if (effect instanceof Fault.Overlooked overlooked) {
                overlook(one, overlooked.header(), request, response, chain);
            } else {
                other(one, request, response, chain);
            }
        }

        private void other(Armed one, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            AtomicBoolean hasHappened = new AtomicBoolean();
            Runnable happens = () -> {
                if (hasHappened.compareAndSet(false, true)) {
                    fire(one.fault);
                }
            };
            Fault.Effect effect = one.fault.effect();
            AnswerBody body;
            if (effect instanceof Fault.Drip drip) {
                body = new SlowAnswer.Drip(response, drip, happens);
            } else if (effect instanceof Fault.Stall stall) {
                body = new SlowAnswer.Stall(response, stall, happens);
            } else if (effect instanceof Fault.WrongLength wrong) {
                body = new OtherLength(response, wrong.difference(), happens);
            } else if (effect instanceof Fault.NoLength none) {
                body = new OtherLength.None(response, none.atMost(), happens);
            } else if (effect instanceof Fault.OtherHeader header) {
                body = new OtherLength.Header(response, header, happens);
            } else {
                throw new IllegalStateException("No such effect: " + effect);
            }
            try {
                chain.doFilter(request, body);
                body.finish();
            } finally {
                if (!hasHappened.get()) {
                    one.giveBack();
                }
            }
        }

        private void overlook(
                Armed one, String header, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader(header) == null) {
                one.giveBack();
                chain.doFilter(request, response);
                return;
            }
            fire(one.fault);
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public String getHeader(String name) {
                            return name.equalsIgnoreCase(header) ? null : super.getHeader(name);
                        }
                    },
                    response);
        }

        private void throughCut(Armed one, HttpServletRequest request, Work work) throws IOException, ServletException {
            try {
                work.run();
            } catch (IOException | ServletException | RuntimeException e) {
                // What the peer makes of its broken connection is of no interest.
                if (!Connection.of(request).isBroken()) {
                    throw e;
                }
            } finally {
                if (!Connection.of(request).isBroken()) {
                    one.giveBack();
                }
            }
        }

        private void answer(Fault.Answer answer, HttpServletResponse response) throws IOException {
            response.setStatus(answer.status());
            answer.headers().forEach(response::setHeader);
            if (answer.body() != null) {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
        }

        private void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private interface Work {
        void run() throws IOException, ServletException;
    }
}
