package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zoomensemble.security.Secret;

@ExtendWith(OutputCaptureExtension.class)
class PeoplePluginTest {

    private static final String PASSWORD = "correct-horse";
    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private ProcessEngine engine;

    private IdentityService start(String adminPassword) {
        stop();
        Secret configured = adminPassword == null ? null : new Secret(adminPassword);
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAuthorizationEnabled(true);
        configuration
                .getProcessEnginePlugins()
                .add(new PeoplePlugin(new FirstAdministrator(new FirstAdministratorSettings(configured))));
        engine = configuration.buildProcessEngine();
        return engine.getIdentityService();
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    @Test
    void generatesAPasswordOnceWhereNobodyCouldAdminister(CapturedOutput log) {
        IdentityService identity = start(null);

        String generated = log.getOut().replaceAll("(?s).*user \"admin\", password \"([^\"]{20})\".*", "$1");
        assertThat(identity.checkPassword("admin", generated)).isTrue();
        assertThat(identity.createGroupQuery()
                        .groupMember("admin")
                        .groupId("camunda-admin")
                        .count())
                .isEqualTo(1);

        IdentityService again = start(null);

        assertThat(log.getOut().split("First log-in", -1)).hasSize(2);
        assertThat(again.checkPassword("admin", generated)).isTrue();
    }

    @Test
    void leavesAloneWhereAnotherAdministratorExists() {
        IdentityService identity = start(PASSWORD);
        User other = identity.newUser("berta");
        other.setPassword("something-else");
        identity.saveUser(other);
        identity.createMembership("berta", "camunda-admin");
        identity.deleteUser("admin");

        assertThat(start(null).createUserQuery().userId("admin").count()).isZero();
    }

    @Test
    void resetsAndUnlocksWithTheSetting() {
        IdentityService identity = start(PASSWORD);
        for (int attempt = 0; attempt < 3; attempt++) {
            identity.checkPassword("admin", "wrong");
        }
        assertThat(identity.checkPassword("admin", PASSWORD)).as("locked").isFalse();

        IdentityService again = start("another-horse");

        assertThat(again.checkPassword("admin", "another-horse")).isTrue();
        assertThat(again.checkPassword("admin", PASSWORD)).isFalse();
    }

    @Test
    void keepsPasswordsSlowAndRefusesShortOnes() {
        UserEntity admin =
                (UserEntity) start(PASSWORD).createUserQuery().userId("admin").singleResult();

        assertThat(admin.getPassword()).startsWith("{PBKDF2}").doesNotContain(PASSWORD);
        assertThatThrownBy(() -> new FirstAdministratorSettings(new Secret("short")))
                .hasMessageContaining("ZOOMENSEMBLE_ADMIN_PASSWORD")
                .hasMessageNotContaining("short\"");
    }

    @Test
    void makesTheOperatorsGrantsOnlyWhereAbsent() {
        start(PASSWORD);
        AuthorizationService authorizations = engine.getAuthorizationService();
        Authorization grant = operatorGrant(authorizations);
        assertThat(grant.isPermissionGranted(ProcessDefinitionPermissions.UPDATE_INSTANCE))
                .isTrue();
        assertThat(grant.isPermissionGranted(ProcessDefinitionPermissions.CREATE_INSTANCE))
                .isFalse();
        grant.removePermission(ProcessDefinitionPermissions.DELETE_INSTANCE);
        authorizations.saveAuthorization(grant);
        long before = authorizations.createAuthorizationQuery().count();

        start(PASSWORD);

        assertThat(operatorGrant(engine.getAuthorizationService())
                        .isPermissionGranted(ProcessDefinitionPermissions.DELETE_INSTANCE))
                .isFalse();
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count())
                .isEqualTo(before);
    }

    @Test
    void answersTheDirectorysQuestions() {
        IdentityService identity = start(PASSWORD);
        EngineUserDirectory directory = new EngineUserDirectory(identity);

        assertThat(directory.isPassword("admin", new Secret(PASSWORD))).isTrue();
        assertThat(directory.isPassword("admin", new Secret("wrong-horse"))).isFalse();
        assertThat(directory.isPassword("nobody", new Secret(PASSWORD))).isFalse();
        assertThat(directory.isPassword("", new Secret(""))).isFalse();
        assertThat(directory.groupsOf("admin"))
                .hasValueSatisfying(groups -> assertThat(groups).containsExactly("camunda-admin"));
        assertThat(directory.groupsOf("nobody")).isEmpty();
    }

    private static Authorization operatorGrant(AuthorizationService authorizations) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn("operator")
                .resourceType(Resources.PROCESS_DEFINITION)
                .singleResult();
    }
}
