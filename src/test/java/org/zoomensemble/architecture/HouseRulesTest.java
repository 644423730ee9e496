package org.zoomensemble.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the rooms. Every rule is also shown to fail on a planted fault; these stand outside the house, where no
 * application finds them.
 */
class HouseRulesTest {

    private static final String HOUSE = "org.zoomensemble";
    private static final String PLANTED = "planted";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);
    private static final JavaClasses FAULTS = new ClassFileImporter().importPackages(PLANTED);

    /** Which planted class breaks which rule. */
    private static final Map<String, String> BROKEN_BY = Map.ofEntries(
            Map.entry("only the engine knows Camunda", "ingest.Planted"),
            Map.entry("only the routes' Java side knows Camel", "engine.Planted"),
            Map.entry("features use the tools of the house only", "ingest.Planted"),
            Map.entry("features do not know the routes' Java side", "workflow.Planted"),
            Map.entry("the directory knows no other feature", "directory.Planted"),
            Map.entry("workflows know the directory only", "workflow.Planted"),
            Map.entry("recordings know no ingest", "recording.Planted"),
            Map.entry("rules know no other feature", "rules.Planted"),
            Map.entry("what we ask of Zoom and Ensemble is plain Java", "zoom.Planted"),
            Map.entry("Zoom's side does not know Ensemble's", "zoom.Planted"),
            Map.entry("Ensemble's side does not know Zoom's", "ensemble.Planted"),
            Map.entry("the peers' rooms know no feature and no engine", "zoom.Planted"),
            Map.entry("the engine knows neither pages nor routes", "engine.Planted"),
            Map.entry("REST and pages know neither engine nor routes", "api.Planted"),
            Map.entry("REST and pages do not touch the database", "api.Planted"),
            Map.entry("security and operations know no feature, engine, REST or page", "security.Planted"),
            Map.entry("no cycles between rooms", "Cycle detected"),
            Map.entry("repositories are of their room alone", "ingest.Planted"),
            Map.entry("public classes speak no SQL", "api.Planted"),
            Map.entry("what is needed comes by the constructor", "web.PlantedHelper"),
            Map.entry("no mutable static state", "web.PlantedHelper"),
            Map.entry("no room without a subject", "impl.Planted"),
            Map.entry("no class without a subject", "web.PlantedHelper"));

    static Stream<String> rules() {
        return HouseRules.of(HOUSE).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeeps(String rule) {
        EvaluationResult result = HouseRules.of(HOUSE).get(rule).evaluate(CLASSES);
        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPlantedFaultIsSeenBy(String rule) {
        EvaluationResult result = HouseRules.of(PLANTED).get(rule).evaluate(FAULTS);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails()).anyMatch(detail -> detail.contains(BROKEN_BY.get(rule)));
    }

    @Test
    void theRulesLookAtTheWholeHouse() {
        assertThat(Stream.of(
                        "directory",
                        "workflow",
                        "recording",
                        "ingest",
                        "rules",
                        "zoom",
                        "ensemble",
                        "engine",
                        "api",
                        "security",
                        "operations"))
                .allSatisfy(room -> assertThat(CLASSES.stream()
                                .anyMatch(type -> type.getPackageName().startsWith(HOUSE + "." + room)))
                        .as(room)
                        .isTrue());
    }
}
