package org.zoomensemble.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * Workflow templates at institution and organization level. Credentials and switches belong to the template that defines
 * them; an organization template that is based on an institution template uses that one's. Thread-safe.
 */
@Service
public class WorkflowTemplates {

    private static final String TITLE = "{{MeetingTopic}}";
    private static final int NAMED_USERS = 10;

    private final TemplateRepository templates;
    private final ConnectionEditing editing;
    private final ActiveUserRepository activeUsers;
    private final ConnectionRepository connections;
    private final Directory directory;
    private final PushDowns pushDowns;
    private final TemplateChanges changes;
    private final EnsembleApi ensemble;
    private final TransactionOperations transactions;

    WorkflowTemplates(
            TemplateRepository templates,
            ConnectionEditing editing,
            ActiveUserRepository activeUsers,
            ConnectionRepository connections,
            Directory directory,
            PushDowns pushDowns,
            TemplateChanges changes,
            EnsembleApi ensemble,
            TransactionOperations transactions) {
        this.templates = templates;
        this.editing = editing;
        this.activeUsers = activeUsers;
        this.connections = connections;
        this.directory = directory;
        this.pushDowns = pushDowns;
        this.changes = changes;
        this.ensemble = ensemble;
        this.transactions = transactions;
    }

    /** @throws NotThereException no such template */
    public WorkflowTemplate template(UUID id) {
        return templates.find(id).orElseThrow(() -> notThere(id));
    }

    /** Templates that stand in this reach or above it, by name; null for every level, institution or organization. */
    public Page<WorkflowTemplate> list(
            Reach reach, TemplateLevel level, UUID institutionId, UUID organizationId, String cursor, int size) {
        return list(reach, level, institutionId, organizationId, null, cursor, size);
    }

    /** The same. {@code search} is part of the name, without regard to case; null or blank for all. */
    public Page<WorkflowTemplate> list(
            Reach reach,
            TemplateLevel level,
            UUID institutionId,
            UUID organizationId,
            String search,
            String cursor,
            int size) {
        List<WorkflowTemplate> rows =
                templates.list(reach, level, institutionId, organizationId, search, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.name(), row.id().toString()));
    }

    /**
     * Makes a template.
     *
     * @throws UnacceptableInputException a field is missing, does not fit the level, or belongs to the template above
     */
    public SavedTemplate make(TemplateDraft draft) {
        return transactions.execute(
                status -> changes.made(draft.basedOn() == null ? makeOwn(draft) : makeBased(draft)));
    }

    /**
     * Changes a template. What it defines for others (connection and switches) takes effect at once for all that are based
     * on it; its texts are carried down as the mode says, by a push-down that begins with this change.
     *
     * @param mode             what becomes of those below
     * @param expectedRevision the revision that the draft was made from; null where it does not matter
     * @throws NotThereException          no such template
     * @throws UnacceptableInputException a field does not fit, or belongs to the template above
     * @throws ChangedMeanwhileException  the template has another revision than the expected one
     */
    public SavedTemplate change(UUID id, TemplateDraft draft, PushDownMode mode, Integer expectedRevision) {
        return transactions.execute(status -> {
            WorkflowTemplate present = templates.lockWithBase(id).orElseThrow(() -> notThere(id));
            TemplateChanges.State before = changes.begin(present, expectedRevision);
            refuseMoving(present, draft);
            if (present.basedOn() == null) {
                changeOwn(present, draft);
            } else {
                refuseInherited(present, draft, "change it there");
            }
            templates.changeTexts(id, pushDowns.texts(present, draft));
            WorkflowTemplate after = template(id);
            changes.changed(before, after);
            return saved(id, pushDowns.request(after, mode));
        });
    }

    /**
     * Deletes a template and the connection that it defines.
     *
     * @throws NotThereException no such template
     * @throws ConflictException something uses it
     */
    public void delete(UUID id) {
        transactions.executeWithoutResult(status -> {
            WorkflowTemplate template = templates.lockWithBase(id).orElseThrow(() -> notThere(id));
            List<String> users = templates.users(id);
            if (!users.isEmpty()) {
                throw new ConflictException("The template " + template.name() + " is used by " + named(users)
                        + "; delete what uses it first.");
            }
            changes.deleted(template);
            templates.delete(id);
            if (template.basedOn() == null) {
                connections.delete(template.connection().id());
            } else {
                pushDowns.goOn(template.basedOn());
            }
        });
    }

    private SavedTemplate makeOwn(TemplateDraft draft) {
        Place place = place(draft);
        Switches switches =
                draft.switches() == null ? Switches.off() : draft.switches().over(Switches.off());
        refuseUnconfirmedRemoval(switches);
        if (draft.name() == null) {
            throw new UnacceptableInputException("name", "The template needs a name.");
        }
        InheritedTexts texts = new InheritedTexts("", TITLE, "", false, List.of()).with(TextChange.of(draft), null);
        return add(texts, place, null, switches, switches.enabled() ? Instant.now() : null, editing.add(draft.zoom()));
    }

    private SavedTemplate makeBased(TemplateDraft draft) {
        Place place = place(draft);
        if (place.level() != TemplateLevel.ORGANIZATION) {
            throw new UnacceptableInputException(
                    "basedOn", "Only an organization template can be based on another; leave it out.");
        }
        WorkflowTemplate base = templates
                .lock(draft.basedOn())
                .filter(template -> template.level() == TemplateLevel.INSTITUTION
                        && template.institutionId().equals(place.institutionId()))
                .orElseThrow(() -> new UnacceptableInputException(
                        "basedOn", "There is no such template at the institution of this organization."));
        refuseInherited(base, draft, "leave it out here");
        InheritedTexts above = InheritedTexts.of(base).handedDown();
        return add(
                above.with(TextChange.of(draft), above),
                place,
                base.id(),
                base.switches(),
                base.enabledAt(),
                base.connection().id());
    }

    private SavedTemplate add(
            InheritedTexts texts, Place place, UUID basedOn, Switches switches, Instant enabledAt, UUID connectionId) {
        UUID id = UUID.randomUUID();
        templates.add(
                new WorkflowTemplate(
                        id,
                        place.level(),
                        place.institutionId(),
                        place.organizationId(),
                        basedOn,
                        1,
                        texts.name(),
                        texts.title(),
                        texts.description(),
                        texts.publish(),
                        null,
                        switches,
                        enabledAt,
                        texts.customized(),
                        List.of(),
                        null,
                        null),
                connectionId);
        return saved(id, null);
    }

    private void changeOwn(WorkflowTemplate present, TemplateDraft draft) {
        if (draft.zoom() != null) {
            if (editing.change(present.connection().id(), draft.zoom())) {
                activeUsers.accountChanged(present.connection().id());
            }
        }
        if (draft.switches() == null) {
            return;
        }
        Switches switches = draft.switches().over(present.switches());
        if (switches.equals(present.switches())) {
            return;
        }
        if (!present.switches().removeRecordings()) {
            refuseUnconfirmedRemoval(switches);
        }
        templates.changeSwitches(present.id(), switches);
        if (switches.enabled() && !present.switches().enabled()
                || switches.retrieveRecordings30DaysOld() && !present.switches().retrieveRecordings30DaysOld()) {
            templates.forgetSwept(present.id());
        }
    }

    /** What Ensemble does not confirm may not leave Zoom. */
    private void refuseUnconfirmedRemoval(Switches switches) {
        if (switches.removeRecordings() && !ensemble.confirmsContents()) {
            throw new UnacceptableInputException(
                    "removeRecordings",
                    "Ensemble is used through its interface v2, which does not tell whether a video arrived, so nothing may be"
                            + " removed from Zoom. Leave Remove recordings off, or set ZOOMENSEMBLE_ENSEMBLE_API to hapi.");
        }
    }

    private SavedTemplate saved(UUID id, UUID pushDownId) {
        WorkflowTemplate template = template(id);
        return new SavedTemplate(
                template, VariableWarnings.of(template.name(), template.title(), template.description()), pushDownId);
    }

    /** Where a template stands. */
    private record Place(TemplateLevel level, UUID institutionId, UUID organizationId) {}

    private Place place(TemplateDraft draft) {
        TemplateLevel level = draft.level() != null
                ? draft.level()
                : draft.organizationId() == null ? TemplateLevel.INSTITUTION : TemplateLevel.ORGANIZATION;
        if (level == TemplateLevel.ORGANIZATION) {
            UUID organizationId = required("organizationId", draft.organizationId());
            UUID institutionId = known("organizationId", () -> directory.organization(organizationId))
                    .institutionId();
            if (draft.institutionId() != null && !draft.institutionId().equals(institutionId)) {
                throw new UnacceptableInputException(
                        "institutionId", "The organization belongs to another institution; leave the institution out.");
            }
            return new Place(level, institutionId, organizationId);
        }
        if (draft.organizationId() != null) {
            throw new UnacceptableInputException(
                    "organizationId",
                    "A template at institution level has no organization; leave it out or use the level ORGANIZATION.");
        }
        UUID institutionId = required("institutionId", draft.institutionId());
        known("institutionId", () -> directory.institution(institutionId));
        return new Place(level, institutionId, null);
    }

    private static void refuseMoving(WorkflowTemplate present, TemplateDraft draft) {
        refuseOther("level", present.level(), draft.level());
        refuseOther("institutionId", present.institutionId(), draft.institutionId());
        refuseOther("organizationId", present.organizationId(), draft.organizationId());
        refuseOther("basedOn", present.basedOn(), draft.basedOn());
    }

    private static void refuseOther(String field, Object present, Object sent) {
        if (sent != null && !sent.equals(present)) {
            throw new UnacceptableInputException(
                    field, "A template stays where it was made; make a new one there and delete this one.");
        }
    }

    private static void refuseInherited(WorkflowTemplate from, TemplateDraft draft, String remedy) {
        if (draft.zoom() != null && InheritedConnection.differs(from.connection(), draft.zoom())) {
            throw new UnacceptableInputException(
                    "zoom",
                    "The Zoom connection belongs to the institution template that this one is based on; " + remedy
                            + ".");
        }
        if (draft.switches() != null && !draft.switches().over(from.switches()).equals(from.switches())) {
            throw new UnacceptableInputException(
                    draft.switches().firstOtherThan(from.switches()),
                    "The switches are locked here, they belong to the institution template that this one is based on; "
                            + remedy + ".");
        }
    }

    private static UUID required(String field, UUID value) {
        if (value == null) {
            throw new UnacceptableInputException(field, "This is missing; say where the template belongs.");
        }
        return value;
    }

    private static <T> T known(String field, Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (NotThereException e) {
            throw new UnacceptableInputException(field, e.getMessage());
        }
    }

    private static String named(List<String> users) {
        String some = String.join(", ", users.subList(0, Math.min(NAMED_USERS, users.size())));
        return users.size() <= NAMED_USERS ? some : some + " and " + (users.size() - NAMED_USERS) + " more";
    }

    private static NotThereException notThere(UUID id) {
        return new NotThereException("There is no workflow template with the id " + id + ".");
    }
}
