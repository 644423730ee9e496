package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CockpitDoorsTest {

    private static final String E = EngineRestCalls.ENGINE;

    @Test
    void opensTheseChangingCallsOfTheEngineAndNoOther() throws ClassNotFoundException {
        SortedSet<EngineRestCalls.Call> all = EngineRestCalls.all();
        assertThat(all).hasSizeGreaterThan(400);

        Stream<String> open = all.stream()
                .filter(call -> !call.isSafe())
                .filter(call -> CockpitDoors.isOpen(call.method(), call.path()))
                .map(Object::toString);

        assertThat(open)
                .containsExactly(
                        "DELETE E/authorization/x",
                        "DELETE E/group/x",
                        "DELETE E/group/x/members/x",
                        "DELETE E/incident/x/annotation",
                        "DELETE E/process-instance/x",
                        "DELETE E/user/x",
                        "POST E/authorization/create",
                        "POST E/external-task",
                        "POST E/external-task/count",
                        "POST E/group",
                        "POST E/group/count",
                        "POST E/group/create",
                        "POST E/history/activity-instance",
                        "POST E/history/activity-instance/count",
                        "POST E/history/case-instance",
                        "POST E/history/case-instance/count",
                        "POST E/history/detail",
                        "POST E/history/external-task-log",
                        "POST E/history/external-task-log/count",
                        "POST E/history/job-log",
                        "POST E/history/job-log/count",
                        "POST E/history/process-instance",
                        "POST E/history/process-instance/count",
                        "POST E/history/task",
                        "POST E/history/task/count",
                        "POST E/history/variable-instance",
                        "POST E/history/variable-instance/count",
                        "POST E/identity/password-policy",
                        "POST E/job",
                        "POST E/job-definition",
                        "POST E/job-definition/count",
                        "POST E/job/count",
                        "POST E/process-instance",
                        "POST E/process-instance/count",
                        "POST E/task",
                        "POST E/task/count",
                        "POST E/user/create",
                        "POST E/user/x/unlock",
                        "POST E/variable-instance",
                        "POST E/variable-instance/count",
                        "PUT E/authorization/x",
                        "PUT E/external-task/x/retries",
                        "PUT E/group/x",
                        "PUT E/group/x/members/x",
                        "PUT E/incident/x/annotation",
                        "PUT E/job-definition/x/retries",
                        "PUT E/job-definition/x/suspended",
                        "PUT E/job/x/retries",
                        "PUT E/job/x/suspended",
                        "PUT E/process-definition/x/suspended",
                        "PUT E/process-instance/x/suspended",
                        "PUT E/user/x/credentials",
                        "PUT E/user/x/profile");
    }

    @Test
    void opensEveryReadOfTheEngine() throws ClassNotFoundException {
        assertThat(EngineRestCalls.all())
                .filteredOn(call -> call.method().equals("GET"))
                .allMatch(call -> CockpitDoors.isOpen("GET", call.path()) && CockpitDoors.isOpen("HEAD", call.path()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /camunda",
        "GET, /camunda/",
        "GET, /camunda/app/",
        "GET, /camunda/app/cockpit/default/",
        "GET, /camunda/app/admin/scripts/config.js",
        "GET, /camunda/lib/deps.js",
        "GET, /camunda/assets/fonts/a.woff2",
        "GET, /camunda/favicon.ico",
        "GET, /camunda/api/cockpit/plugin/base/default/process-definition/x/called-process-definitions",
        "GET, /camunda/api/admin/auth/user/default",
        "GET, /camunda/api/engine/engine/",
        "POST, /camunda/api/admin/auth/user/default/logout",
        "POST, /camunda/api/cockpit/plugin/base/default/incident",
        "POST, /camunda/api/cockpit/plugin/base/default/process-instance/count",
        "PUT, /camunda/api/engine/engine/default/process-instance/x/suspended/",
    })
    void opensWhatCockpitNeeds(String method, String path) {
        assertThat(CockpitDoors.isOpen(method, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /camunda/api/admin/setup/default/user/create",
        "GET, /camunda/api/admin/setup/default/user/create",
        "POST, /camunda/api/admin/auth/user/default/login/cockpit",
        "GET, /camunda/app/tasklist/default/",
        "GET, /camunda/api/tasklist/plugin/x",
        "GET, /camunda/api/engine/engine/other/process-instance",
        "GET, /camunda/api/engine/process-instance",
        "POST, /camunda/api/engine/engine/default/deployment/create",
        "POST, /camunda/api/engine/engine/default/message",
        "POST, /camunda/api/engine/engine/default/process-definition/key/a/start",
        "POST, /camunda/api/engine/engine/default/process-instance/x/modification",
        "PUT, /camunda/api/engine/engine/default/process-instance/x/variables/y",
        "POST, /camunda/api/engine/engine/default/history/cleanup",
        "POST, /camunda/api/engine/engine/default/history/cleanup/",
        "POST, /camunda/api/engine/engine/default/history/process-instance/delete",
        "POST, /camunda/api/engine/engine/default/external-task/fetchAndLock",
        "PUT, /camunda/api/engine/engine/default/external-task/retries",
        "PATCH, /camunda/api/engine/engine/default/group/x",
        "OPTIONS, /camunda/api/engine/engine/default/process-instance",
        "TRACE, /camunda",
        "POST, /camunda",
        "GET, /camundax",
        "GET, /camunda/apps",
        "GET, /camunda/faviconXico",
    })
    void closesTheRest(String method, String path) {
        assertThat(CockpitDoors.isOpen(method, path)).isFalse();
    }

    @Test
    void countsSegmentsAndIsNotFooledByLineBreaks() {
        for (String path : List.of(
                E + "/user",
                E + "/user/x/y",
                E + "/user//",
                E + "/user/x\n/profile/y",
                "/camunda\n",
                E + "/user/x\n/y")) {
            assertThat(CockpitDoors.isOpen("DELETE", path)).as(path).isFalse();
        }
    }
}
