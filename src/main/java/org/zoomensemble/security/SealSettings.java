package org.zoomensemble.security;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What seals secrets at rest.
 *
 * @param secretKey {@code ZOOMENSEMBLE_SECRET_KEY}: one or more {@code kid:base64key}, separated by commas, newest
 *     first; each key has 32 bytes. Null: a key is generated into the data folder
 * @param dataFolder {@code ZOOMENSEMBLE_DATA_FOLDER}: where this application keeps what must survive a restart
 */
@ConfigurationProperties("zoomensemble")
record SealSettings(
        Secret secretKey, @DefaultValue("./data") Path dataFolder) {}
