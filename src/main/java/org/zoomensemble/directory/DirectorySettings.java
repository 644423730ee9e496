package org.zoomensemble.directory;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the directory follows Ensemble.
 *
 * @param syncInterval how often each institution is read from Ensemble
 */
@Validated
@ConfigurationProperties("zoomensemble.directory")
record DirectorySettings(@NotNull @DefaultValue("PT1H") Duration syncInterval) {}
