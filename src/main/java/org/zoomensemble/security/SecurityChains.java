package org.zoomensemble.security;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may go where: one chain for each kind of caller, the pages' chain taking whatever no other one takes. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    /** Not Camunda's XSRF-TOKEN, which stands on the same host. */
    static final String CSRF_COOKIE = "ZOOMENSEMBLE-XSRF";

    static final String CSRF_HEADER = "X-ZOOMENSEMBLE-XSRF";

    private static final String OWN_CONTENT_ONLY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";
    private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();
    private static final String OPERATOR = Role.OPERATOR.name();
    private static final String[] ANYBODY = names(Set.of(Role.values()));
    private static final String[] ADMINISTRATORS = names(EnumSet.complementOf(EnumSet.of(Role.OPERATOR)));

    private final DirectoryAuthenticationProvider people;
    private final CurrentGrants currentGrants;
    private final Problems problems;

    SecurityChains(DirectoryAuthenticationProvider people, CurrentGrants currentGrants, Problems problems) {
        this.people = people;
        this.currentGrants = currentGrants;
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain actuatorChain(HttpSecurity http) throws Exception {
        programs(http.securityMatcher("/actuator/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(calls -> calls.requestMatchers(
                                HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET)
                        .hasAnyRole(ADMINISTRATOR, OPERATOR)
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain cockpitChain(HttpSecurity http) throws Exception {
        RequestMatcher api = new RegexRequestMatcher("^/camunda/api/.*", null);
        common(http.securityMatcher(CockpitDoors::isBelow))
                // Camunda's own filter guards its calls.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        // Camunda writes these itself.
                        .contentTypeOptions(HeadersConfigurer.ContentTypeOptionsConfig::disable)
                        .xssProtection(HeadersConfigurer.XXssConfig::disable)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .logout(logout -> logout.logoutRequestMatcher(
                                new RegexRequestMatcher("^/camunda/api/admin/auth/user/[^/]+/logout/?$", "POST"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(CockpitDoors::isOpen)
                        .hasAnyRole(ADMINISTRATOR, OPERATOR)
                        .anyRequest()
                        .access((who, where) -> new AuthorizationDecision(false)));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain webhookChain(HttpSecurity http) throws Exception {
        // Whoever knows the address may call; the signature over the body decides.
        http.securityMatcher("/api/v1/webhooks/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.POST)
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain apiChain(HttpSecurity http, CookieCsrfTokenRepository tokens) throws Exception {
        programs(http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml"))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new BrowserCsrfTokens())
                        // A page of another site can make a browser send its cookies, but not this header.
                        .requireCsrfProtectionMatcher(request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                                && request.getHeader(HttpHeaders.AUTHORIZATION) == null))
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.GET)
                        .hasAnyRole(ANYBODY)
                        .requestMatchers(HttpMethod.HEAD)
                        .hasAnyRole(ANYBODY)
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/ingests/retry",
                                "/api/v1/ingests/cancel",
                                "/api/v1/ingests/*/retry",
                                "/api/v1/ingests/*/cancel",
                                "/api/v1/ingests/*/force-again")
                        .hasAnyRole(ANYBODY)
                        .requestMatchers(HttpMethod.PUT, "/api/v1/me/password")
                        .hasAnyRole(ANYBODY)
                        // Where in the hierarchy is decided inside.
                        .anyRequest()
                        .hasAnyRole(ADMINISTRATORS));
        return http.build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain apiPageChain(HttpSecurity http, CookieCsrfTokenRepository tokens) throws Exception {
        // Swagger's page sets styles of its own.
        String policy = OWN_CONTENT_ONLY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
        common(http.securityMatcher("/swagger-ui/**", "/swagger-ui.html"))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(new BrowserCsrfTokens()))
                .headers(headers -> headers.contentSecurityPolicy(own -> own.policyDirectives(policy)))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.GET)
                        .hasAnyRole(ANYBODY)
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain pageChain(HttpSecurity http, CookieCsrfTokenRepository tokens) throws Exception {
        common(http)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(new BrowserCsrfTokens()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_CONTENT_ONLY)))
                .formLogin(login -> login.loginPage("/login").failureHandler(new LoginFailures()))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/login", "/webjars/**", "/style/**", "/script/**", "/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole(ANYBODY));
        return http.build();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    /** Without it, patterns ask Spring MVC, which knows nothing of other servlets and answers by method. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(CSRF_COOKIE);
        tokens.setHeaderName(CSRF_HEADER);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** HTTP Basic, or the session that the login page made; refusals as problems, never a new session. */
    private HttpSecurity programs(HttpSecurity http) throws Exception {
        return common(http)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.authenticationProvider(people)
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new StillKnownFilter(currentGrants), AnonymousAuthenticationFilter.class);
    }
}
