package org.zoomensemble.ingest;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.Verdict;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;

/**
 * What to do when a media file does not come: renew its address, ask with the recording's own token, take the next-ranked
 * file of the segment, and only then leave it to a person, with every file worth a new try.
 */
@Service
class MediaSources {

    /** With the process's retries the fourth is eleven minutes after the first: what Zoom had not finished is finished. */
    private static final int MOST_FAILURES = 4;

    private static final String RECOVER = "recover the recording from Zoom's trash";

    private final SourceRenewal renewal;
    private final AskedAccount account;
    private final IngestRepository ingests;
    private final DecisionTables tables;
    private final RecordingFileRepository files;
    private final TransferRepository transfers;
    private final Timeline timeline;

    MediaSources(
            SourceRenewal renewal,
            AskedAccount account,
            IngestRepository ingests,
            DecisionTables tables,
            RecordingFileRepository files,
            TransferRepository transfers,
            Timeline timeline) {
        this.renewal = renewal;
        this.account = account;
        this.ingests = ingests;
        this.tables = tables;
        this.files = files;
        this.transfers = transfers;
        this.timeline = timeline;
    }

    /** Zoom says that there is no such file. */
    SourceTry afterGone(MediaTransfer.Work work, Transfer transfer, SourceTry tried, RecordingGoneException gone) {
        if (tried != SourceTry.AS_NOTED) {
            return another(work, transfer, new Trouble(gone.getMessage(), true, RECOVER));
        }
        return renewed(work, transfer);
    }

    /** Zoom sent a page in place of the file. */
    SourceTry afterRestriction(
            MediaTransfer.Work work, Transfer transfer, SourceTry tried, DownloadRestrictedException restricted) {
        return switch (tried) {
            case AS_NOTED -> renewed(work, transfer);
            case RENEWED -> {
                judge(work, restricted);
                yield SourceTry.BY_OWN_TOKEN;
            }
            case BY_OWN_TOKEN -> {
                Trouble trouble = new Trouble(
                        restricted.getMessage(), false, restricted.restriction().remedy());
                yield restricted.restriction().isCertain()
                        ? another(work, transfer, trouble)
                        : counted(work, transfer, trouble);
            }
        };
    }

    /** A restriction that only shows itself now is judged as if it had been known from the beginning. */
    private void judge(MediaTransfer.Work work, DownloadRestrictedException restricted) {
        if (!restricted.restriction().isCertain()) {
            return;
        }
        Verdict verdict = tables.decide(
                RestrictionFacts.DECISION,
                CaptionDownload.facts(restricted.restriction()).asMap());
        timeline.addVerdict(work.ingest().id(), work.item().id(), verdict);
        if (!verdict.isTrue("isCaptionIngested")) {
            ingests.captionsAllowed(work.ingest().id(), false);
        }
        if (!verdict.isTrue("isVideoIngested")) {
            throw WorkFailure.giveUp(
                    ("The table %s withholds the video of %s, and Zoom told the restriction only now: %s Cancel the ingest,"
                                    + " or publish another version of the table, then choose retry.")
                            .formatted(RestrictionFacts.DECISION, work.ingest().title(), restricted.getMessage()));
        }
    }

    /** What came is no media. */
    SourceTry afterNoMedia(MediaTransfer.Work work, Transfer transfer, NoMediaException noMedia) {
        return counted(work, transfer, new Trouble(noMedia.getMessage(), false, "play it in Zoom"));
    }

    /**
     * @param sentence what Zoom answered
     * @param isGone   Zoom has the file no more; otherwise it has it and does not hand it out
     * @param remedy   what a person does
     */
    private record Trouble(String sentence, boolean isGone, String remedy) {}

    private SourceTry renewed(MediaTransfer.Work work, Transfer transfer) {
        try {
            return renewal.renew(work.ingest(), work.item(), transfer.file())
                    ? SourceTry.RENEWED
                    : another(
                            work,
                            transfer,
                            new Trouble("Zoom lists this file of the recording no more.", true, RECOVER));
        } catch (RecordingGoneException gone) {
            account.confirm(work.ingest());
            throw stopped(work, new Trouble(gone.getMessage(), true, RECOVER));
        }
    }

    private SourceTry counted(MediaTransfer.Work work, Transfer transfer, Trouble trouble) {
        boolean isForGood = files.failed(transfer.file()) >= MOST_FAILURES;
        if (isForGood && next(transfer, trouble).isPresent()) {
            return another(work, transfer, trouble);
        }
        throw WorkFailure.retry(trouble.sentence() + " If this stays, " + trouble.remedy() + ".");
    }

    private SourceTry another(MediaTransfer.Work work, Transfer transfer, Trouble trouble) {
        Optional<MediaCandidate> next = next(transfer, trouble);
        if (next.isEmpty()) {
            files.mediaForgiven(work.item().id());
            files.media(work.item().id()).stream()
                    .findFirst()
                    .filter(best -> !best.file().equals(transfer.file()))
                    .ifPresent(best -> exchange(work, best));
            throw stopped(work, trouble);
        }
        files.givenUp(transfer.file(), trouble.sentence(), !trouble.isGone());
        exchange(work, next.get());
        timeline.add(
                work.ingest().id(),
                "fallback",
                "The %s of segment %d cannot be had: %s The %s is taken in its place."
                        .formatted(
                                transfer.file().text(),
                                work.item().segment(),
                                trouble.sentence(),
                                next.get().file().text()));
        work.heartbeat().advanced();
        return SourceTry.AS_NOTED;
    }

    /** Sound stands in for a video only where Zoom has the video no more: otherwise a person can still get it. */
    private Optional<MediaCandidate> next(Transfer transfer, Trouble trouble) {
        return files.media(transfer.itemId()).stream()
                .filter(file -> !file.file().equals(transfer.file()))
                .filter(file -> trouble.isGone()
                        || transfer.file().isAudio()
                        || !file.file().isAudio())
                .findFirst();
    }

    private void exchange(MediaTransfer.Work work, MediaCandidate file) {
        transfers.exchange(file, work.item().reference() + "." + file.fileType().toLowerCase(Locale.ROOT));
    }

    private static WorkFailure stopped(MediaTransfer.Work work, Trouble trouble) {
        return WorkFailure.giveUp((trouble.isGone()
                        ? "Zoom has the media file of %s no more (%s); %s, then choose retry, or cancel the ingest."
                        : "The media file of %s cannot be had: %s To get it, %s, then choose retry.")
                .formatted(work.ingest().title(), trouble.sentence(), trouble.remedy()));
    }
}
