package org.zoomensemble.engine;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.zoomensemble.security.Role;

/**
 * The groups of our roles and what they may do in the engine. Each grant is made only where its group has none for that
 * resource, so that what an administrator changed stays changed.
 */
final class EngineGrants {

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    EngineGrants(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    void ensure() {
        group(Role.ADMINISTRATOR, "Administrators", "SYSTEM");
        for (Resource resource : Resources.values()) {
            grant(Role.ADMINISTRATOR, resource, Authorization.ANY, Permissions.ALL);
        }
        group(Role.OPERATOR, "Operators", "WORKFLOW");
        grant(Role.OPERATOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        // UPDATE_INSTANCE is what repeating an external task needs; what else it allows is closed by the doors.
        grant(
                Role.OPERATOR,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                RETRY_JOB,
                UPDATE_INSTANCE,
                SUSPEND_INSTANCE,
                ProcessDefinitionPermissions.DELETE_INSTANCE);
        grant(
                Role.OPERATOR,
                Resources.DECISION_DEFINITION,
                Authorization.ANY,
                Permissions.READ,
                Permissions.READ_HISTORY);
        grant(Role.OPERATOR, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(Role.OPERATOR, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    }

    private void group(Role role, String name, String type) {
        if (identity.createGroupQuery().groupId(role.group()).count() == 0) {
            Group group = identity.newGroup(role.group());
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void grant(Role role, Resource resource, String resourceId, Permission... permissions) {
        boolean isThere = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(role.group())
                        .resourceType(resource)
                        .resourceId(resourceId)
                        .count()
                > 0;
        if (!isThere) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(role.group());
            grant.setResource(resource);
            grant.setResourceId(resourceId);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }
}
