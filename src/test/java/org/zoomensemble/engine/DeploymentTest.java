package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start deploys, and what it leaves alone. */
class DeploymentTest {

    private final TestEngine house = new TestEngine();
    private final RepositoryService repository = house.engine.getRepositoryService();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSecondStartDeploysNothing() {
        long deployments = repository.createDeploymentQuery().count();

        start();

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(repository.createProcessDefinitionQuery().list())
                .allSatisfy(definition -> assertThat(definition.getVersion()).isEqualTo(1));
    }

    @Test
    void aNewerShippedTableReplacesAnOlderShippedOne() {
        deployed("zoom-ensemble-seed", "An older sentence.");

        start();

        assertThat(version("recording-selection")).isEqualTo(3);
    }

    @Test
    void aTableThatAnAdminPublishedStays() {
        deployed("admin", "An admin's sentence.");

        start();

        assertThat(version("recording-selection")).isEqualTo(2);
        assertThat(List.of("caption-source", "media-file-choice", "restriction-handling"))
                .allSatisfy(key -> assertThat(version(key)).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "juel", "http://www.w3.org/1999/XPath"})
    void expressionsOtherThanFeelAreRefusedWhoeverDeploysThem(String language) {
        for (String table : List.of(
                Shipped.table("caption-source")
                        .replaceFirst("<inputExpression ", "<inputExpression expressionLanguage=\"" + language + "\" "),
                Shipped.table("caption-source")
                        .replaceFirst("<inputEntry ", "<inputEntry expressionLanguage=\"" + language + "\" "),
                Shipped.table("caption-source")
                        .replaceFirst("<outputEntry ", "<outputEntry expressionLanguage=\"" + language + "\" "),
                Shipped.table("caption-source")
                        .replaceFirst("<definitions ", "<definitions expressionLanguage=\"" + language + "\" "))) {
            assertThatThrownBy(() -> house.deploy("caption-source.dmn", table))
                    .hasStackTraceContaining("Expressions in decision tables are written in FEEL; '" + language + "'");
        }
        assertThat(version("caption-source")).isEqualTo(1);
    }

    @Test
    void feelByItsNamesIsTaken() {
        house.deploy(
                "caption-source.dmn",
                Shipped.table("caption-source")
                        .replaceFirst("<inputEntry ", "<inputEntry expressionLanguage=\"feel\" ")
                        .replaceFirst(
                                "<outputEntry ",
                                "<outputEntry expressionLanguage=\"https://www.omg.org/spec/DMN/20191111/FEEL/\" "));
        assertThat(version("caption-source")).isEqualTo(2);
    }

    private void start() {
        ShippedFiles files = new ShippedFiles();
        new DecisionSeeder(files).seed(repository);
        new ModelDeployment(files).deploy(repository);
    }

    private void deployed(String source, String sentence) {
        repository
                .createDeployment()
                .name("recording-selection.dmn")
                .source(source)
                .addString(
                        "recording-selection.dmn",
                        Shipped.table("recording-selection").replace("An ordinary recording.", sentence))
                .deploy();
    }

    private int version(String key) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getVersion();
    }
}
