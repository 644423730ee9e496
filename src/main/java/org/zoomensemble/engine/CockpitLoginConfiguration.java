package org.zoomensemble.engine;

import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link CockpitLogin} between Spring Security's filters (-100) and Camunda's own (0). */
@Configuration(proxyBeanMethods = false)
class CockpitLoginConfiguration {

    private static final int BEHIND_SPRING_SECURITY = -90;

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> cockpitLoginFilter() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setName("CockpitLogin");
        registration.addInitParameter("authentication-provider", CockpitLogin.class.getName());
        registration.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<NonceOfEachPage> cockpitNonceFilter() {
        FilterRegistrationBean<NonceOfEachPage> registration = new FilterRegistrationBean<>(new NonceOfEachPage());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CockpitStart> cockpitStartFilter() {
        FilterRegistrationBean<CockpitStart> registration = new FilterRegistrationBean<>(new CockpitStart());
        registration.addUrlPatterns("/camunda", "/camunda/");
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }
}
