package org.zoomensemble.security;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Where the keys come from. */
@Configuration(proxyBeanMethods = false)
class SecretSealConfiguration {

    @Bean
    SecretSeal secretSeal(SealSettings settings, Environment environment) {
        return new JweSecretSeal(keys(settings, environment.getProperty("spring.datasource.url")));
    }

    static List<SealKey> keys(SealSettings settings, String datasourceUrl) {
        if (settings.secretKey() != null
                && StringUtils.hasText(settings.secretKey().value())) {
            return SealKey.parse(settings.secretKey());
        }
        if (StringUtils.hasText(datasourceUrl)) {
            // A key in one node's folder would leave every other node unable to open what this one sealed.
            throw new IllegalStateException(
                    "SPRING_DATASOURCE_URL names a database that other nodes may share, so the key that seals secrets"
                            + " must be the same everywhere: set ZOOMENSEMBLE_SECRET_KEY to kid:base64key, for example"
                            + " \"k1:\" and the output of: openssl rand -base64 32.");
        }
        return new SealKeyFile(settings.dataFolder()).read();
    }
}
