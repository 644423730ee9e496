package org.zoomensemble.zoom;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.zoomensemble.operations.WorkFailure;

/** A Zoom account in memory: its users and the list of each user's recordings, page by page. */
public final class ZoomAccount implements ZoomApi, GrantedScopes {

    /** What the app may do; empty where Zoom does not say. */
    public Set<String> granted = Set.of();

    /** One question for a list of recordings. */
    public record Asked(String userId, LocalDate from, LocalDate to, String token) {}

    private final Map<String, ZoomUser> users = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, ZoomUserSettings> settings = new HashMap<>();
    private final List<ZoomRecording> recordings = new ArrayList<>();

    public final List<Asked> asked = new ArrayList<>();
    public final List<String> recordingsAsked = new CopyOnWriteArrayList<>();
    public final List<String> settingsAsked = new ArrayList<>();
    /** Failures to come, by user; each is told once unless it is in {@link #alwaysFails}. */
    public final Map<String, WorkFailure> failsOnce = new HashMap<>();

    public final Map<String, WorkFailure> alwaysFails = new HashMap<>();
    /** Pages of the list of users that were asked for: the status and where the page begins. */
    public final List<String> usersAsked = new CopyOnWriteArrayList<>();
    /** Called with the same before a page is answered. */
    public volatile Consumer<String> beforeUsers = page -> {};

    /** Called with the uuid before a recording is answered; its failures too stand in {@link #failsOnce} and {@link #alwaysFails}. */
    public volatile Consumer<String> beforeRecording = uuid -> {};

    /** The newest meeting of each number has no recording. */
    public boolean numberIsUnknown;

    public boolean lacksSettingsScope;
    public WorkFailure refusesLogin;
    public int pageSize = 300;
    /** Zoom lists at most so many days, from the end of the window. */
    public int longestWindow = 1000;

    public void user(String id, String email) {
        user(new ZoomUser(id, email, "User " + id, 2, "active"), new ZoomUserSettings(true, true, false));
    }

    public void user(ZoomUser user, ZoomUserSettings of) {
        users.put(user.id(), user);
        settings.put(user.id(), of);
    }

    /** Nobody, and nothing asked. */
    public void clear() {
        users.clear();
        settings.clear();
        recordings.clear();
        asked.clear();
        recordingsAsked.clear();
        alwaysFails.clear();
        failsOnce.clear();
        refusesLogin = null;
        numberIsUnknown = false;
    }

    public void forget(String id) {
        users.remove(id);
    }

    public ZoomRecording recording(String uuid, String hostId, Instant start) {
        return recording(uuid, hostId, start, "99");
    }

    /** @param links addresses of pages by which Zoom shows it */
    public ZoomRecording recording(String uuid, String hostId, Instant start, String meetingNumber, String... links) {
        ZoomRecording recording = new ZoomRecording(
                uuid,
                "account",
                meetingNumber,
                hostId,
                "",
                "Topic " + uuid,
                "2",
                start,
                "",
                30,
                false,
                List.of(),
                Stream.of(links)
                        .map(link -> ShareLink.of(link).orElseThrow().key())
                        .toList());
        recordings.add(recording);
        return recording;
    }

    public ZoomRecording recording(String uuid, String hostId, Instant start, ZoomFile... files) {
        ZoomRecording recording = new ZoomRecording(
                uuid, "account", "99", hostId, "", "Topic " + uuid, "2", start, "", 30, false, List.of(files));
        recordings.add(recording);
        return recording;
    }

    /** As when it is moved to the trash. */
    public void forgetRecording(String uuid) {
        recordings.removeIf(recording -> recording.uuid().equals(uuid));
    }

    @Override
    public ZoomUser user(UUID connectionId, String idOrEmail) throws ZoomUserUnknownException {
        return all().stream()
                .filter(user -> user.id().equals(idOrEmail)
                        || user.email().toLowerCase(Locale.ROOT).equals(idOrEmail.toLowerCase(Locale.ROOT))
                        || ("alias-" + user.email()).equals(idOrEmail))
                .findFirst()
                .orElseThrow(() -> new ZoomUserUnknownException("Zoom knows no user " + idOrEmail + "."));
    }

    @Override
    public ZoomUserPage users(UUID connectionId, String status, String pageToken) {
        if (refusesLogin != null) {
            throw refusesLogin;
        }
        int start = pageToken.isEmpty() ? 0 : Integer.parseInt(pageToken);
        usersAsked.add(status + " " + start);
        beforeUsers.accept(status + " " + start);
        List<ZoomUser> found =
                all().stream().filter(user -> user.status().equals(status)).toList();
        int end = Math.min(found.size(), start + pageSize);
        return new ZoomUserPage(
                found.subList(Math.min(start, end), end), end < found.size() ? String.valueOf(end) : "");
    }

    private List<ZoomUser> all() {
        synchronized (users) {
            return List.copyOf(users.values());
        }
    }

    @Override
    public ZoomUserSettings userSettings(UUID connectionId, String userId) throws ZoomUserUnknownException {
        settingsAsked.add(userId);
        if (lacksSettingsScope) {
            throw WorkFailure.giveUp("The Zoom app lacks the scope user:read:settings:admin; add it.");
        }
        if (!users.containsKey(userId)) {
            throw new ZoomUserUnknownException("Zoom knows no user " + userId + ".");
        }
        return settings.get(userId);
    }

    @Override
    public ZoomRecordingPage recordings(
            UUID connectionId, String userId, LocalDate from, LocalDate to, String pageToken)
            throws ZoomUserUnknownException {
        asked.add(new Asked(userId, from, to, pageToken));
        WorkFailure failure = failsOnce.remove(userId);
        if (failure == null) {
            failure = alwaysFails.get(userId);
        }
        if (failure != null) {
            throw failure;
        }
        if (!users.containsKey(userId)) {
            throw new ZoomUserUnknownException("Zoom knows no user " + userId + ".");
        }
        LocalDate narrowed = from.plusDays(longestWindow).isBefore(to) ? to.minusDays(longestWindow) : from;
        List<ZoomRecording> found = recordings.stream()
                .filter(recording -> recording.hostId().equals(userId))
                .filter(recording -> {
                    LocalDate day =
                            recording.startTime().atOffset(ZoneOffset.UTC).toLocalDate();
                    return !day.isBefore(narrowed) && !day.isAfter(to);
                })
                .toList();
        int start = pageToken.isEmpty() ? 0 : Integer.parseInt(pageToken);
        int end = Math.min(found.size(), start + pageSize);
        return new ZoomRecordingPage(
                narrowed, to, found.subList(start, end), end < found.size() ? String.valueOf(end) : "");
    }

    @Override
    public ZoomRecording recording(UUID connectionId, String uuid) throws RecordingGoneException {
        recordingsAsked.add(uuid);
        beforeRecording.accept(uuid);
        WorkFailure failure = failsOnce.remove(uuid);
        if (failure == null) {
            failure = alwaysFails.get(uuid);
        }
        if (failure != null) {
            throw failure;
        }
        // A number names its newest meeting.
        return recordings.stream()
                .filter(recording -> recording.uuid().equals(uuid)
                        || !numberIsUnknown && recording.meetingId().equals(uuid))
                .max(Comparator.comparing(ZoomRecording::startTime))
                .orElseThrow(() -> new RecordingGoneException("Zoom has no recording " + uuid + "."));
    }

    @Override
    public ZoomRecordingSettings recordingSettings(UUID connectionId, String uuid) throws RecordingGoneException {
        recording(connectionId, uuid);
        return new ZoomRecordingSettings(false, false, false, false);
    }

    @Override
    public void trash(UUID connectionId, String uuid, Runnable lastMoment) {
        throw new AssertionError("nothing may be trashed in these tests");
    }

    @Override
    public void recover(UUID connectionId, String uuid) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public <T> T download(UUID connectionId, URI address, Download.From from, Download.Reader<T> reader) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public <T> T downloadByOwnToken(
            UUID connectionId, String uuid, URI address, Download.From from, Download.Reader<T> reader) {
        throw new AssertionError("not asked for in these tests");
    }

    @Override
    public Set<String> granted(UUID connectionId) {
        return granted;
    }
}
