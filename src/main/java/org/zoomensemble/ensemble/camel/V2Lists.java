package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The lists of Ensemble's documented API v2: {@code PageIndex} from 1, the envelope {@code {"Data": […], "Settings":
 * {…}}}.
 */
final class V2Lists {

    /** Ensemble's documented default. A shorter page is the last one, also at a server that allows no larger ones. */
    private static final int SMALLEST_PAGE = 10;

    private static final String QUERY = "{?PageIndex,PageSize,FilterOn,FilterValue}";
    private static final int MOST_PAGES = 10_000;

    private final EnsembleSettings settings;
    private final EnsembleCalls calls;

    V2Lists(EnsembleSettings settings, EnsembleCalls calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /** An address below {@code /api}. */
    URI address(String name, Map<String, ?> variables) {
        return new HalLink(name, URI.create(settings.site() + "/"), "api/" + name + QUERY, "").expand(variables);
    }

    /** One page, as it comes. */
    JsonFields page(String route, String name, Map<String, ?> variables) {
        EnsembleRequest request =
                EnsembleRequest.get(route, null, address(name, variables)).expecting();
        return JsonAnswers.read(request, calls.answer(request));
    }

    /** All items of a list, each once. */
    <T> List<T> all(String route, String name, Map<String, String> filter, BiFunction<String, JsonFields, T> one) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int index = 1; index <= MOST_PAGES; index++) {
            Map<String, Object> variables = new LinkedHashMap<>(filter);
            variables.put("PageIndex", index);
            variables.put("PageSize", settings.pageSize());
            List<JsonFields> items = page(route, name, variables).objects("Data");
            int before = seen.size();
            for (JsonFields item : items) {
                Optional<String> id = item.id("ID").filter(seen::add);
                id.ifPresent(known -> all.add(one.apply(known, item)));
            }
            if (items.size() < SMALLEST_PAGE || seen.size() == before) {
                break;
            }
        }
        return List.copyOf(all);
    }
}
