package org.zoomensemble.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for secrets where none may be: every row of every table, the log, and answers. */
final class Canaries {

    private final Map<String, String> secrets;

    /** @param secrets what each is, and the secret itself */
    Canaries(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    List<String> inText(String where, String text) {
        List<String> found = new ArrayList<>();
        secrets.forEach((what, secret) -> {
            if (text.contains(secret)) {
                found.add(what + " in " + where);
            }
        });
        return found;
    }

    List<String> inDatabase(JdbcClient jdbc) {
        List<String> found = new ArrayList<>();
        List<String> tables = jdbc.sql("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                         where table_schema in ('public', 'zoomensemble') and table_type = 'BASE TABLE'
                        """).query(String.class).list();
        for (String table : tables) {
            secrets.forEach((what, secret) -> {
                String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
                boolean isThere = jdbc.sql("select exists (select 1 from " + table
                                + " t where position(:secret in t::text) > 0 or position(:hex in t::text) > 0)")
                        .param("secret", secret)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single();
                if (isThere) {
                    found.add(what + " in table " + table);
                }
            });
        }
        return found;
    }
}
