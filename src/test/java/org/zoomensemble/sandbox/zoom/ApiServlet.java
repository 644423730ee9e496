package org.zoomensemble.sandbox.zoom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** Zoom's API below {@code /v2}. */
final class ApiServlet extends HttpServlet {

    private final transient State state;
    private final transient Tokens tokens;
    private final transient RateLimits limits;
    private final transient Pages pages;
    private final transient Windows windows;

    ApiServlet(State state, Tokens tokens, RateLimits limits, Pages pages, Windows windows) {
        this.state = state;
        this.tokens = tokens;
        this.limits = limits;
        this.pages = pages;
        this.windows = windows;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.setHeader("x-zm-trackingid", "v=2.0;clid=aw1;rid=WEB_" + Ids.id(request.getRequestURI()));
            answer(new Question(request), response);
        } catch (Answers.Refusal refusal) {
            refusal.send(response);
        }
    }

    private void answer(Question question, HttpServletResponse response) throws IOException {
        if (question.parameter("access_token") != null) {
            throw Tokens.invalid("Invalid access token, this access token is not supported as query parameter string.");
        }
        Tokens.Bearer bearer = tokens.check(question.request.getHeader("Authorization"));
        Operation operation = question.operation();
        if (!bearer.scopes().contains(operation.adminScope())) {
            throw new Answers.Refusal(
                    400, 4711, "Invalid access token, does not contain scopes:" + operation.scopesInMessage() + ".");
        }
        SandboxAccount account = bearer.account();
        if (!limits.admit(account, operation.label, response)) {
            return;
        }
        Shapes shapes = new Shapes(URI.create("http://" + question.request.getHeader("Host")));
        switch (operation) {
            case USERS -> Answers.json(response, 200, users(account, question, shapes));
            case USER -> Answers.json(response, 200, shapes.user(user(account, question)));
            case USER_SETTINGS -> Answers.json(response, 200, shapes.userSettings(user(account, question)));
            case USER_RECORDINGS -> Answers.json(response, 200, userRecordings(account, question, shapes));
            case RECORDING -> Answers.json(response, 200, recording(account, question, shapes));
            case RECORDING_SETTINGS -> Answers.json(response, 200, shapes.recordingSettings(there(account, question)));
            case DELETE -> {
                delete(account, question);
                response.setStatus(204);
            }
            case RECOVER -> {
                recover(account, question);
                response.setStatus(200);
            }
        }
    }

    private Map<String, Object> users(SandboxAccount account, Question question, Shapes shapes) {
        String status = question.parameter("status", "active");
        int size = question.pageSize(2000);
        List<SandboxUser> all = state.users.stream()
                .filter(user -> user.account() == account && user.status().equals(status))
                .toList();
        Pages.Page<SandboxUser> page =
                pages.page(all, "users " + status + " " + size, size, question.parameter("next_page_token"));
        return Answers.fields(
                "page_count",
                (all.size() + size - 1) / size,
                "page_number",
                1,
                "page_size",
                size,
                "total_records",
                all.size(),
                "next_page_token",
                page.nextToken(),
                "users",
                page.items().stream().map(shapes::listedUser).toList());
    }

    private Map<String, Object> userRecordings(SandboxAccount account, Question question, Shapes shapes) {
        SandboxUser host = user(account, question);
        if (account.plan() == SandboxAccount.Plan.FREE) {
            throw new Answers.Refusal(400, 200, "Only available for paid account: " + account.accountId() + ".");
        }
        int size = question.pageSize(300);
        if (question.parameter("trash", "false").equals("true")) {
            List<SandboxRecording> trashed =
                    question.parameter("trash_type", "meeting_recordings").equals("meeting_recordings")
                            ? state.recordings(host, SandboxRecording.State.TRASHED)
                            : List.of();
            return list(trashed, host.id() + " trash", size, question, shapes, new LinkedHashMap<>());
        }
        Windows.Window window = windows.used(question.day("from"), question.day("to"));
        String number = question.parameter("meeting_id");
        List<SandboxRecording> all = state.recordings(host, SandboxRecording.State.THERE).stream()
                .filter(one -> windows.covers(window, LocalDate.ofInstant(one.start(), ZoneOffset.UTC)))
                .filter(one -> number == null || number.equals(String.valueOf(one.number())))
                .toList();
        return list(
                all,
                host.id() + " " + window + " " + number,
                size,
                question,
                shapes,
                Answers.fields(
                        "from", window.from().toString(),
                        "to", window.to().toString()));
    }

    private Map<String, Object> list(
            List<SandboxRecording> all,
            String what,
            int size,
            Question question,
            Shapes shapes,
            Map<String, Object> fields) {
        Pages.Page<SandboxRecording> page =
                pages.page(all, what + " " + size, size, question.parameter("next_page_token"));
        fields.put("page_count", (all.size() + size - 1) / size);
        fields.put("page_size", size);
        fields.put("total_records", all.size());
        fields.put("next_page_token", page.nextToken());
        fields.put("meetings", page.items().stream().map(shapes::listed).toList());
        return fields;
    }

    private Map<String, Object> recording(SandboxAccount account, Question question, Shapes shapes) {
        SandboxRecording recording = there(account, question);
        Map<String, Object> fields = shapes.recording(recording);
        if (question.parameter("include_fields", "").contains("download_access_token")) {
            fields.put("download_access_token", tokens.issueForDownload(recording.uuid()));
        }
        return fields;
    }

    private void delete(SandboxAccount account, Question question) {
        SandboxRecording recording = there(account, question);
        if (!recording.isFinished()) {
            throw new Answers.Refusal(400, 3303, "You can not delete an uncompleted meeting.");
        }
        switch (question.parameter("action", "trash")) {
            case "trash" -> recording.trash();
            case "delete" -> recording.delete();
            default -> throw new Answers.Refusal(400, 300, "Validation Failed.");
        }
    }

    private void recover(SandboxAccount account, Question question) throws IOException {
        JsonNode body;
        try {
            body = new ObjectMapper().readTree(question.request.getInputStream());
        } catch (JsonProcessingException e) {
            throw new Answers.Refusal(400, 300, "Request Body should be a valid JSON object.");
        }
        if (!body.path("action").asText().equals("recover")) {
            throw new Answers.Refusal(400, 300, "Request Body should be a valid JSON object.");
        }
        SandboxRecording recording = state.recording(account, question.meeting())
                .filter(SandboxRecording::isTrashed)
                .orElseThrow(ApiServlet::noRecording);
        recording.recover();
    }

    private SandboxUser user(SandboxAccount account, Question question) {
        String idOrEmail = Question.decode(question.segments.get(1));
        return state.user(account, idOrEmail)
                .orElseThrow(() -> new Answers.Refusal(404, 1001, "User does not exist: " + idOrEmail + "."));
    }

    private SandboxRecording there(SandboxAccount account, Question question) {
        return state.recording(account, question.meeting())
                .filter(one -> one.state() == SandboxRecording.State.THERE)
                .orElseThrow(ApiServlet::noRecording);
    }

    private static Answers.Refusal unknownEndpoint() {
        return new Answers.Refusal(400, 2300, "This API endpoint is not recognized.");
    }

    private static Answers.Refusal noRecording() {
        return new Answers.Refusal(404, 3301, "There is no recording for this meeting.");
    }

    /** What a request asks. */
    private static final class Question {

        private final HttpServletRequest request;
        /** Of the path below {@code /v2/}, as sent. */
        private final List<String> segments;

        Question(HttpServletRequest request) {
            this.request = request;
            this.segments = Arrays.asList(
                    request.getRequestURI().substring("/v2/".length()).split("/", -1));
        }

        Operation operation() {
            String first = segments.get(0);
            int depth = segments.size();
            String last = depth > 2 ? String.join("/", segments.subList(2, depth)) : "";
            String call = request.getMethod() + " " + first + (depth > 1 ? "/*" : "") + (depth > 2 ? "/" + last : "");
            return switch (call) {
                case "GET users" -> Operation.USERS;
                case "GET users/*" -> Operation.USER;
                case "GET users/*/settings" -> Operation.USER_SETTINGS;
                case "GET users/*/recordings" -> Operation.USER_RECORDINGS;
                case "GET meetings/*/recordings" -> Operation.RECORDING;
                case "GET meetings/*/recordings/settings" -> Operation.RECORDING_SETTINGS;
                case "DELETE meetings/*/recordings" -> Operation.DELETE;
                case "PUT meetings/*/recordings/status" -> Operation.RECOVER;
                default -> throw unknownEndpoint();
            };
        }

        /**
         * Which meeting is meant. Zoom decodes once on the way in; what then begins with a slash or has two in a row is
         * lost, unless it was encoded twice.
         */
        String meeting() {
            String once = decode(segments.get(1));
            if (once.startsWith("/") || once.contains("//")) {
                throw noRecording();
            }
            return once.contains("%") ? decode(once) : once;
        }

        String parameter(String name) {
            return request.getParameter(name);
        }

        String parameter(String name, String otherwise) {
            String value = parameter(name);
            return value == null || value.isEmpty() ? otherwise : value;
        }

        int pageSize(int largest) {
            int size = Integer.parseInt(parameter("page_size", "30"));
            return Math.max(1, Math.min(size, largest));
        }

        LocalDate day(String name) {
            String value = parameter(name);
            if (value == null || value.isEmpty()) {
                LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
                return name.equals("from") ? today : today.plusDays(1);
            }
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new Answers.Refusal(400, 300, "Validation Failed.");
            }
        }

        static String decode(String segment) {
            try {
                return UriUtils.decode(segment, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw unknownEndpoint();
            }
        }
    }
}
