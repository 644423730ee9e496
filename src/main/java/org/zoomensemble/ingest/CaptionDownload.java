package org.zoomensemble.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.Verdict;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.Restriction;
import org.zoomensemble.zoom.ZoomApi;

/**
 * Fetches one caption file, checked and cleaned. Where Zoom sends a page in its place, its address is renewed; a restriction
 * that only shows itself now is judged by the table {@code restriction-handling}, as if it had been known from the beginning.
 */
@Service
class CaptionDownload {

    private final ZoomApi zoom;
    private final CaptionLook look;
    private final ItemRepository items;
    private final Timeline timeline;
    private final DecisionTables tables;
    private final IngestSettings settings;

    CaptionDownload(
            ZoomApi zoom,
            CaptionLook look,
            ItemRepository items,
            Timeline timeline,
            DecisionTables tables,
            IngestSettings settings) {
        this.zoom = zoom;
        this.look = look;
        this.items = items;
        this.timeline = timeline;
        this.tables = tables;
        this.settings = settings;
    }

    /**
     * @throws org.zoomensemble.operations.WorkFailure as for every call of {@link ZoomApi}
     */
    FetchedCaption fetch(Ingest ingest, Item item, CaptionSourceFile file) {
        try {
            return cleaned(file, whole(file, () -> plainly(ingest, file)));
        } catch (DownloadRestrictedException | RecordingGoneException perhapsMoved) {
            List<Item> all = items.toCaption(ingest.id());
            if (!look.again(ingest, all)) {
                return new FetchedCaption.Withheld("Zoom has the recording no more.");
            }
            Optional<CaptionSourceFile> found = items.captionFiles(ingest.id()).stream()
                    .filter(each -> each.file().equals(file.file()) && each.sourceUrl() != null)
                    .findFirst();
            return again(ingest, item, found.orElse(file));
        }
    }

    private FetchedCaption again(Ingest ingest, Item item, CaptionSourceFile file) {
        try {
            return cleaned(file, whole(file, () -> plainly(ingest, file)));
        } catch (RecordingGoneException gone) {
            return new FetchedCaption.Unusable(gone.getMessage(), true, false);
        } catch (DownloadRestrictedException restricted) {
            Restriction restriction = restricted.restriction();
            if (restriction.isCertain()) {
                Verdict verdict = tables.decide(
                        RestrictionFacts.DECISION, facts(restriction).asMap());
                timeline.addVerdict(ingest.id(), item.id(), verdict);
                if (!verdict.isTrue("isCaptionIngested")) {
                    return new FetchedCaption.Withheld(restricted.getMessage());
                }
            }
            return byOwnToken(ingest, file);
        }
    }

    private FetchedCaption byOwnToken(Ingest ingest, CaptionSourceFile file) {
        try {
            return cleaned(
                    file,
                    whole(
                            file,
                            () -> zoom.downloadByOwnToken(
                                    ingest.connectionId(),
                                    ingest.recordingUuid(),
                                    file.sourceUrl(),
                                    Download.From.start(),
                                    this::read)));
        } catch (RecordingGoneException gone) {
            return new FetchedCaption.Unusable(gone.getMessage(), true, false);
        } catch (DownloadRestrictedException restricted) {
            return restricted.restriction().isCertain()
                    ? new FetchedCaption.Withheld(restricted.getMessage())
                    : new FetchedCaption.Unusable(restricted.getMessage(), false, true);
        }
    }

    static RestrictionFacts facts(Restriction restriction) {
        return new RestrictionFacts(
                restriction == Restriction.PASSWORD,
                restriction == Restriction.DOWNLOAD_DISABLED,
                restriction == Restriction.HOST_ONLY,
                restriction == Restriction.SIGN_IN);
    }

    /**
     * Zoom's list is not always right about the size and often tells none for texts, and an answer may be cut short on its way
     * and fit its own length all the same: what the list does not confirm is asked for once more, and two equal answers are
     * believed.
     */
    private byte[] whole(CaptionSourceFile file, Answer answer)
            throws DownloadRestrictedException, RecordingGoneException {
        byte[] bytes = answer.fetch();
        boolean isBelieved = file.size() > 0 && bytes.length == file.size();
        if (isBelieved || bytes.length > settings.maxCaptionBytes()) {
            return bytes;
        }
        byte[] again = answer.fetch();
        if (!Arrays.equals(bytes, again)) {
            throw WorkFailure.retry(
                    ("Zoom's answers for the %s differ (%d and %d bytes, %d in its list): one was cut short on its way. If this"
                                    + " stays, look at proxies between this server and Zoom.")
                            .formatted(
                                    file.isTranscript() ? "transcript" : "captions",
                                    bytes.length,
                                    again.length,
                                    file.size()));
        }
        return bytes;
    }

    private byte[] plainly(Ingest ingest, CaptionSourceFile file)
            throws DownloadRestrictedException, RecordingGoneException {
        return zoom.download(ingest.connectionId(), file.sourceUrl(), Download.From.start(), this::read);
    }

    private byte[] read(Download download) throws IOException {
        return download.body().readNBytes(settings.maxCaptionBytes() + 1);
    }

    private FetchedCaption cleaned(CaptionSourceFile file, byte[] bytes) {
        try {
            return new FetchedCaption.Text(Vtt.of(
                    bytes, new Vtt.Cleaning(settings.maxCaptionBytes(), settings.speakerNames(), file.isTranscript())));
        } catch (UnusableCaptionException unusable) {
            return new FetchedCaption.Unusable(
                    (file.isTranscript() ? "Zoom's transcript " : "Zoom's caption file ") + unusable.getMessage() + ".",
                    unusable.isFinal(),
                    !unusable.isEmpty());
        }
    }

    @FunctionalInterface
    private interface Answer {
        byte[] fetch() throws DownloadRestrictedException, RecordingGoneException;
    }
}
