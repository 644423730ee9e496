package org.zoomensemble.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys a shipped table where none runs, or where an older one of ours runs. A table that an admin published stays, whatever
 * the application ships: the log then says that they differ.
 */
@Component
class DecisionSeeder {

    /** Source of the deployments that carry shipped tables: whatever has another source is an admin's. */
    static final String SOURCE = "zoom-ensemble-seed";

    private static final Logger LOG = LoggerFactory.getLogger(DecisionSeeder.class);

    private final ShippedFiles files;

    DecisionSeeder(ShippedFiles files) {
        this.files = files;
    }

    void seed(RepositoryService repository) {
        files.tables().forEach((name, table) -> seed(repository, name, table));
    }

    private static void seed(RepositoryService repository, String name, byte[] shipped) {
        String key = name.substring(0, name.length() - ".dmn".length());
        DecisionDefinition running = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (running == null) {
            deploy(repository, name, shipped);
            return;
        }
        if (Arrays.equals(content(repository, running), shipped)) {
            return;
        }
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(running.getDeploymentId())
                .singleResult();
        if (SOURCE.equals(deployment.getSource())) {
            deploy(repository, name, shipped);
        } else {
            LOG.info(
                    "The table {} runs in version {}, which an administrator published; the one shipped with this release"
                            + " differs and is not used.",
                    key,
                    running.getVersion());
        }
    }

    private static void deploy(RepositoryService repository, String name, byte[] table) {
        repository
                .createDeployment()
                .name(name)
                .source(SOURCE)
                .addInputStream(name, new ByteArrayInputStream(table))
                .deploy();
        LOG.info("The shipped table {} was deployed.", name);
    }

    private static byte[] content(RepositoryService repository, DecisionDefinition definition) {
        try (InputStream content =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + definition.getKey() + " cannot be read.", e);
        }
    }
}
