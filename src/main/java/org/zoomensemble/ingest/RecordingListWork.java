package org.zoomensemble.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.RecordingLookup;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/**
 * Works off the lines of a file that names recordings, a batch at a time. What no list of Zoom's showed yet waits until the
 * others are answered; then each active user is listed once, whatever the number of lines.
 */
@Service
class RecordingListWork implements RecordingListSteps {

    private static final int LINES = 50;
    private static final int USERS = 25;
    private static final Duration STEP_TIME = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;

    private final RecordingListRepository lists;
    private final RecordingFinding finding;
    private final RecordingLookup lookup;
    private final Ingests ingests;
    private final IngestTargets targets;

    RecordingListWork(
            RecordingListRepository lists,
            RecordingFinding finding,
            RecordingLookup lookup,
            Ingests ingests,
            IngestTargets targets) {
        this.lists = lists;
        this.finding = finding;
        this.lookup = lookup;
        this.ingests = ingests;
        this.targets = targets;
    }

    @Override
    public boolean findNext(UUID listId, Heartbeat heartbeat) {
        RecordingListRepository.Running list = lists.begin(listId).orElse(null);
        if (list == null) {
            return false;
        }
        IngestTarget target = targets.target(list.mediaWorkflowId(), "");
        long begun = System.nanoTime();
        List<RecordingListRepository.OpenLine> batch = lists.next(listId, LINES);
        for (RecordingListRepository.OpenLine line : batch) {
            if (isOver(begun)) {
                break;
            }
            answer(list, target, line, heartbeat);
            heartbeat.advanced();
        }
        if (batch.isEmpty()) {
            listUsers(list, target, begun, heartbeat);
        }
        return lists.isLineLeft(listId);
    }

    @Override
    public void stopped(UUID listId, String sentence) {
        lists.stopped(listId, sentence);
    }

    private void answer(
            RecordingListRepository.Running list,
            IngestTarget target,
            RecordingListRepository.OpenLine line,
            Heartbeat heartbeat) {
        try {
            Finding found = finding.find(target, line.wanted(), heartbeat);
            if (found instanceof Finding.Found one) {
                UUID ingestId = ingests.request(list.mediaWorkflowId(), one.uuid());
                tell(
                        list,
                        line,
                        lists.isOpenedSince(ingestId, list.id())
                                ? RecordingList.Verdict.FOUND
                                : RecordingList.Verdict.ALREADY_THERE,
                        null,
                        ingestId);
            } else if (found instanceof Finding.Unknown none) {
                tell(list, line, RecordingList.Verdict.UNKNOWN_AT_ZOOM, none.sentence(), null);
            } else {
                lists.waits(list.id(), line.line());
            }
        } catch (UnacceptableInputException unknown) {
            tell(list, line, RecordingList.Verdict.UNKNOWN_AT_ZOOM, unknown.getMessage(), null);
        } catch (SeveralFitException several) {
            tell(list, line, RecordingList.Verdict.NOT_UNDERSTOOD, several.getMessage(), null);
        } catch (ConflictException refused) {
            tell(list, line, RecordingList.Verdict.REFUSED, refused.getMessage(), null);
        } catch (WorkFailure failure) {
            failed(list, line, failure);
        }
    }

    private void tell(
            RecordingListRepository.Running list,
            RecordingListRepository.OpenLine line,
            RecordingList.Verdict verdict,
            String sentence,
            UUID ingestId) {
        lists.answered(list.id(), line.line(), verdict, sentence, ingestId);
    }

    /** What Zoom refuses for a line is told there; what may pass is tried again, and told there in the end. */
    private void failed(
            RecordingListRepository.Running list, RecordingListRepository.OpenLine line, WorkFailure failure) {
        if (failure.reaction() == WorkFailure.Reaction.PAUSE) {
            throw failure;
        }
        if (failure.reaction() == WorkFailure.Reaction.RETRY && line.attempts() + 1 < ATTEMPTS) {
            lists.failed(list.id(), line.line());
            throw failure;
        }
        tell(list, line, RecordingList.Verdict.REFUSED, failure.getMessage(), null);
    }

    private void listUsers(RecordingListRepository.Running list, IngestTarget target, long begun, Heartbeat heartbeat) {
        lists.takeInUsers(list.id(), lookup.activeUsers(list.mediaWorkflowId()));
        List<RecordingListRepository.OpenUser> batch = lists.nextUsers(list.id(), USERS);
        List<String> refusedUsers = new ArrayList<>();
        WorkFailure refusal = null;
        for (RecordingListRepository.OpenUser user : batch) {
            if (isOver(begun)) {
                break;
            }
            try {
                lookup.listNewest(target.connectionId(), user.zoomUserId(), heartbeat);
                lists.userDone(list.id(), user.zoomUserId());
            } catch (ZoomUserUnknownException gone) {
                lists.userDone(list.id(), user.zoomUserId());
            } catch (WorkFailure failure) {
                if (failure.reaction() == WorkFailure.Reaction.GIVE_UP) {
                    refusedUsers.add(user.zoomUserId());
                    refusal = failure;
                } else {
                    userFailed(list, user, failure);
                }
            }
        }
        judge(list, refusedUsers, refusal);
        wake(list, target, batch.isEmpty());
    }

    private void userFailed(
            RecordingListRepository.Running list, RecordingListRepository.OpenUser user, WorkFailure failure) {
        if (failure.reaction() == WorkFailure.Reaction.PAUSE) {
            throw failure;
        }
        lists.userFailed(list.id(), user.zoomUserId());
        if (user.attempts() + 1 < ATTEMPTS) {
            throw failure;
        }
        lists.userDone(list.id(), user.zoomUserId());
    }

    /** What Zoom refuses for some users only is theirs, what it refuses for all is the account's. */
    private void judge(RecordingListRepository.Running list, List<String> refusedUsers, WorkFailure refusal) {
        if (refusal != null && !lists.hasListed(list.id())) {
            throw refusal;
        }
        for (String user : refusedUsers) {
            lists.userFailed(list.id(), user);
            lists.userDone(list.id(), user);
        }
    }

    private void wake(RecordingListRepository.Running list, IngestTarget target, boolean isEverybodyListed) {
        List<RecordingListRepository.OpenLine> waiting = lists.waiting(list.id());
        Set<String> known = new HashSet<>(
                lookup.knownLinks(target.connectionId(), texts(waiting, RecordingListRepository.OpenLine::link)));
        known.addAll(lookup.knownNumbers(
                target.connectionId(), texts(waiting, RecordingListRepository.OpenLine::meetingNumber)));
        List<Long> seen = new ArrayList<>();
        for (RecordingListRepository.OpenLine line : waiting) {
            if (known.contains(line.link()) || known.contains(line.meetingNumber())) {
                seen.add(line.line());
            } else if (isEverybodyListed) {
                Finding.Unknown nowhere = RecordingFinding.nowhere(line.wanted());
                tell(list, line, RecordingList.Verdict.UNKNOWN_AT_ZOOM, nowhere.sentence(), null);
            }
        }
        lists.wake(list.id(), seen);
    }

    private static Set<String> texts(
            List<RecordingListRepository.OpenLine> lines, Function<RecordingListRepository.OpenLine, String> text) {
        return lines.stream().map(text).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static boolean isOver(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).compareTo(STEP_TIME) > 0;
    }
}
