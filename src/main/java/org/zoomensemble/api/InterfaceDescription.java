package org.zoomensemble.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says about the interface as a whole. */
@Configuration(proxyBeanMethods = false)
class InterfaceDescription {

    private static final String BASIC = "basic";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Zoom integration for Ensemble Video")
                        .version("v1")
                        .description("Brings Zoom cloud recordings into Ensemble Video. Lists are answered as"
                                + " {items, next}; 'next' is sent back as 'cursor'. Faults are answered as"
                                + " application/problem+json with one sentence in 'detail' and, where one is at fault,"
                                + " the 'field'. Work that goes on is answered with 202 and its Location."))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("A service account, or the session of the browser.")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }
}
