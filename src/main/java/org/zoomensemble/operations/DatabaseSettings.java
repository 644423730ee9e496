package org.zoomensemble.operations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the embedded PostgreSQL keeps its data and how it is reached; unused where {@code SPRING_DATASOURCE_URL} names a
 * server of the site.
 *
 * @param dataFolder {@code ZOOMENSEMBLE_DATA_FOLDER}: what must survive a restart. Text, because Spring looks for a
 *     relative path on the class path first
 */
@Validated
@ConfigurationProperties("zoomensemble")
record DatabaseSettings(
        @DefaultValue("./data") String dataFolder,
        @DefaultValue @Valid Embedded database) {

    DatabaseSettings {
        dataFolder = dataFolder.isBlank() ? "./data" : dataFolder;
    }

    Path folder() {
        return Path.of(dataFolder);
    }

    /**
     * @param port {@code ZOOMENSEMBLE_DATABASE_PORT}: asked for on 127.0.0.1; 0 takes the last one, or any free one
     * @param userId {@code ZOOMENSEMBLE_DATABASE_USER_ID}: the numeric user that runs PostgreSQL where the application
     *     runs as root
     */
    record Embedded(
            @DefaultValue("0") @Min(0) @Max(65535) int port,

            @DefaultValue("60789") @Min(1) @Max(Integer.MAX_VALUE) long userId) {}
}
