package org.zoomensemble.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the statements that go to the database, each entry of a batch on its own, by their first words. */
final class StatementCount implements BeanPostProcessor {

    final AtomicLong statements = new AtomicLong();
    final Map<String, AtomicLong> byWords = new ConcurrentHashMap<>();

    void reset() {
        statements.set(0);
        byWords.clear();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? counting(DataSource.class, source) : bean;
    }

    private <T> T counting(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler(target)));
    }

    private InvocationHandler handler(Object target) {
        return (proxy, method, arguments) -> {
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (result instanceof Connection connection && method.getName().equals("getConnection")) {
                return counting(Connection.class, connection);
            }
            if (result instanceof PreparedStatement statement) {
                return statement(statement, (String) arguments[0]);
            }
            return result;
        };
    }

    private PreparedStatement statement(PreparedStatement target, String sql) {
        String words = words(sql);
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.equals("execute")
                            || name.equals("executeQuery")
                            || name.equals("executeUpdate")
                            || name.equals("addBatch")) {
                        statements.incrementAndGet();
                        byWords.computeIfAbsent(words, key -> new AtomicLong()).incrementAndGet();
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String words(String sql) {
        String flat = sql.replaceAll("\\s+", " ").trim().toLowerCase(Locale.ROOT);
        int from = flat.indexOf(" from ");
        return flat.startsWith("select") && from > 0
                ? "select" + flat.substring(from, Math.min(flat.length(), from + 110))
                : flat.substring(0, Math.min(flat.length(), 45));
    }
}
