package org.zoomensemble.engine;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;

/** Deploys the shipped processes, each only where it differs from the version that runs. */
@Component
class ModelDeployment {

    static final String NAME = "zoom-ensemble-models";

    private final ShippedFiles files;

    ModelDeployment(ShippedFiles files) {
        this.files = files;
    }

    void deploy(RepositoryService repository) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(true);
        files.models().forEach((name, model) -> deployment.addInputStream(name, new ByteArrayInputStream(model)));
        deployment.deploy();
    }
}
