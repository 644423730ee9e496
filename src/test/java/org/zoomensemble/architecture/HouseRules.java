package org.zoomensemble.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may know whom. The rules are the same for the application and for the planted faults that show that they can fail. */
final class HouseRules {

    private static final String[] FEATURES = {"directory", "workflow", "recording", "ingest", "rules"};

    /** What a feature may use besides rooms of the house. */
    private static final String[] FEATURE_TOOLS = {
        "java..",
        "org.slf4j..",
        "jakarta.validation..",
        "org.apache.commons.csv..",
        "org.springframework.stereotype..",
        "org.springframework.transaction..",
        "org.springframework.jdbc..",
        "org.springframework.dao..",
        "org.springframework.scheduling..",
        "org.springframework.core.task..",
        "org.springframework.context.annotation..",
        "org.springframework.beans.factory.annotation..",
        "org.springframework.boot.context.properties..",
        "org.springframework.validation.annotation.."
    };

    private final String base;

    private HouseRules(String base) {
        this.base = base;
    }

    static Map<String, ArchRule> of(String base) {
        return new HouseRules(base).all();
    }

    private Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "only the engine knows Camunda",
                noClasses()
                        .that(resideInAPackage(base + "..").and(not(resideInAPackage(room("engine")))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.camunda.."));
        rules.put(
                "only the routes' Java side knows Camel",
                noClasses()
                        .that(resideInAPackage(base + "..")
                                .and(not(resideInAnyPackage(base + ".zoom.camel..", base + ".ensemble.camel.."))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.camel.."));
        rules.put(
                "features use the tools of the house only",
                classes()
                        .that()
                        .resideInAnyPackage(rooms(FEATURES))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(FEATURE_TOOLS)
                                .or(resideInAnyPackage(rooms(FEATURES)))
                                .or(resideInAnyPackage(rooms("zoom", "ensemble", "operations", "security")))));
        rules.put("features do not know the routes' Java side", knowsNot(FEATURES, "zoom.camel", "ensemble.camel"));
        rules.put("the directory knows no other feature", knowsNot("directory", "workflow", "recording", "ingest"));
        rules.put("workflows know the directory only", knowsNot("workflow", "recording", "ingest"));
        rules.put("recordings know no ingest", knowsNot("recording", "ingest"));
        rules.put("rules know no other feature", knowsNot("rules", "directory", "workflow", "recording", "ingest"));
        rules.put(
                "what we ask of Zoom and Ensemble is plain Java",
                classes()
                        .that(resideInAnyPackage(base + ".zoom", base + ".ensemble"))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.crypto..")
                                .or(resideInAnyPackage(base + ".zoom", base + ".ensemble"))
                                .or(resideInAnyPackage(rooms("operations", "security")))));
        rules.put("Zoom's side does not know Ensemble's", knowsNot("zoom", "ensemble"));
        rules.put("Ensemble's side does not know Zoom's", knowsNot("ensemble", "zoom"));
        rules.put(
                "the peers' rooms know no feature and no engine",
                knowsNot(
                        new String[] {"zoom", "ensemble"},
                        "directory",
                        "workflow",
                        "recording",
                        "ingest",
                        "rules",
                        "engine",
                        "api",
                        "web"));
        rules.put(
                "the engine knows neither pages nor routes",
                knowsNot("engine", "api", "web", "zoom.camel", "ensemble.camel"));
        rules.put(
                "REST and pages know neither engine nor routes",
                knowsNot(new String[] {"api", "web"}, "engine", "zoom.camel", "ensemble.camel"));
        rules.put(
                "REST and pages do not touch the database",
                noClasses()
                        .that()
                        .resideInAnyPackage(rooms("api", "web"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."));
        rules.put(
                "security and operations know no feature, engine, REST or page",
                knowsNot(
                        new String[] {"security", "operations"},
                        "directory",
                        "workflow",
                        "recording",
                        "ingest",
                        "rules",
                        "engine",
                        "api",
                        "web"));
        rules.put(
                "no cycles between rooms",
                slices().matching(base + ".(*)..").should().beFreeOfCycles());
        rules.put(
                "repositories are of their room alone",
                classes().that().areAnnotatedWith(Repository.class).should().notBePublic());
        rules.put(
                "public classes speak no SQL",
                noFields()
                        .that()
                        .haveRawType(JdbcClient.class)
                        .and()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage(room("operations"))
                        .should()
                        .beDeclaredInClassesThat()
                        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController"));
        rules.put("what is needed comes by the constructor", noFields().should().beAnnotatedWith(Autowired.class));
        rules.put(
                "no mutable static state",
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(base + "..")
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal());
        rules.put(
                "no room without a subject",
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..common..",
                                "..helper..",
                                "..impl..",
                                "..manager..",
                                "..misc.."));
        rules.put(
                "no class without a subject",
                noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)"));
        return rules;
    }

    private ArchRule knowsNot(String room, String... others) {
        return knowsNot(new String[] {room}, others);
    }

    private ArchRule knowsNot(String[] rooms, String... others) {
        return noClasses()
                .that()
                .resideInAnyPackage(rooms(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(others));
    }

    private String room(String name) {
        return base + "." + name + "..";
    }

    private String[] rooms(String... names) {
        return Stream.of(names).map(this::room).toArray(String[]::new);
    }
}
