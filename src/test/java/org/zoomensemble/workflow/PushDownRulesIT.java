package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.ChangeLog;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.PushDownModel.Node;

/**
 * Whatever administrators do, in whatever order: templates, media workflows and the results of push-downs are what the plain
 * model says, over the real SQL, with batches that are rolled back and steps that are repeated.
 */
class PushDownRulesIT {

    private static final List<String> NAMES =
            List.of("Zoom", "{{Library}}", "Zoom {{ Library }} {{HostName}}", "\\1 & $0 {{Library}}{{Library}}");
    private static final List<String> LIBRARIES = List.of("Painting", "a\\1 \\& $0 {{Library}}", "L".repeat(195));
    private static final int ORGANIZATION_TEMPLATE = 1;

    private FeatureRooms rooms;
    private WorkflowTemplates templates;
    private MediaWorkflows mediaWorkflows;
    private PushDowns pushDowns;
    private PushDownSteps steps;
    private TransactionTemplate transactions;

    // Of one story.
    private PushDownModel model;
    private Map<Node, UUID> ids;
    private Map<String, UUID> libraries;
    private UUID institution;
    private UUID organization;
    private Map<UUID, Deque<PushDownModel.Wanted>> wanted;

    /** One thing that somebody does. Numbers choose among what there is. */
    private record Deed(
            Kind kind,
            int which,
            int library,
            Map<String, String> sent,
            Set<String> back,
            PushDownMode mode,
            int faults) {}

    private enum Kind {
        MAKE_BASED,
        MAKE_MEDIA_WORKFLOW,
        SAVE_TEMPLATE,
        SAVE_MEDIA_WORKFLOW,
        DELETE_MEDIA_WORKFLOW,
        CARRY_ONE
    }

    @BeforeProperty
    void open() {
        rooms = new FeatureRooms();
        templates = rooms.get(WorkflowTemplates.class);
        mediaWorkflows = rooms.get(MediaWorkflows.class);
        pushDowns = rooms.get(PushDowns.class);
        transactions = rooms.get(TransactionTemplate.class);
        steps = new TemplatePushDownSteps(
                rooms.get(PushDownRepository.class),
                rooms.get(PushDownPlan.class),
                rooms.get(ChangeLog.class),
                rooms.get(TemplateRepository.class),
                pushDowns,
                rooms.get(TransactionOperations.class),
                2);
    }

    @AfterProperty
    void close() {
        rooms.close();
    }

    @Property(tries = 100)
    void everyStoryEndsAsTheModelSays(@ForAll("stories") List<Deed> story) {
        begin();
        for (Deed deed : story) {
            act(deed);
            check();
        }
        for (Node root : List.of(model.templates.get(0), model.templates.get(ORGANIZATION_TEMPLATE))) {
            while (carryOne(root, 0)) {
                check();
            }
        }
    }

    @Provide
    Arbitrary<List<Deed>> stories() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(2, Kind.MAKE_BASED),
                Tuple.of(5, Kind.MAKE_MEDIA_WORKFLOW),
                Tuple.of(6, Kind.SAVE_TEMPLATE),
                Tuple.of(4, Kind.SAVE_MEDIA_WORKFLOW),
                Tuple.of(1, Kind.DELETE_MEDIA_WORKFLOW),
                Tuple.of(4, Kind.CARRY_ONE));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 5);
        return Combinators.combine(
                        kinds,
                        numbers,
                        numbers,
                        sent(),
                        Arbitraries.of(PushDownModel.FIELDS).set().ofMaxSize(2),
                        Arbitraries.of(PushDownMode.class),
                        Arbitraries.integers().between(0, 1023))
                .as((kind, which, library, sent, back, mode, faults) ->
                        new Deed(kind, which, library, sent, new TreeSet<>(back), mode, faults))
                .list()
                .ofMinSize(4)
                .ofMaxSize(24);
    }

    private static Arbitrary<Map<String, String>> sent() {
        return Combinators.combine(
                        Arbitraries.of(NAMES).injectNull(0.6),
                        Arbitraries.of("T1", "T2").injectNull(0.5),
                        Arbitraries.of("", "D").injectNull(0.5),
                        Arbitraries.of("true", "false").injectNull(0.6))
                .as((name, title, description, publish) -> {
                    Map<String, String> sent = new LinkedHashMap<>();
                    sent.put("name", name);
                    sent.put("title", title);
                    sent.put("description", description);
                    sent.put("publish", publish);
                    sent.values().removeIf(value -> value == null);
                    return sent;
                });
    }

    private void begin() {
        model = new PushDownModel();
        ids = new HashMap<>();
        wanted = new HashMap<>();
        institution = rooms.institution();
        organization = rooms.organization(institution, "Arts");
        libraries = new LinkedHashMap<>();
        LIBRARIES.forEach(name -> libraries.put(name, rooms.library(organization, name)));
        Map<String, String> first = Map.of("name", "Zoom", "title", "T1", "description", "", "publish", "false");
        for (UUID at : Stream.of(institution, organization).toList()) {
            Node node = model.make(null, null, first);
            boolean isInstitution = at == institution;
            UUID id = templates
                    .make(new TemplateDraft(
                            null,
                            isInstitution ? at : null,
                            isInstitution ? null : at,
                            null,
                            "Zoom",
                            "T1",
                            null,
                            null,
                            new ConnectionDraft(null, null, null, "acc", "client", new Secret("s"), null),
                            null,
                            null))
                    .template()
                    .id();
            model.templates.add(node);
            ids.put(node, id);
            wanted.put(id, new ArrayDeque<>());
        }
    }

    private void act(Deed deed) {
        switch (deed.kind) {
            case MAKE_BASED -> makeBased(deed);
            case MAKE_MEDIA_WORKFLOW -> makeMediaWorkflow(deed);
            case SAVE_TEMPLATE -> saveTemplate(deed);
            case SAVE_MEDIA_WORKFLOW -> saveMediaWorkflow(deed);
            case DELETE_MEDIA_WORKFLOW -> {
                if (!model.mediaWorkflows.isEmpty()) {
                    Node gone = model.mediaWorkflows.remove(deed.which % model.mediaWorkflows.size());
                    mediaWorkflows.delete(ids.get(gone));
                }
            }
            case CARRY_ONE -> carryOne(model.templates.get(deed.which % 2), deed.faults);
        }
    }

    private void makeBased(Deed deed) {
        Node base = model.templates.get(0);
        Node made = model.make(base, null, deed.sent);
        ids.put(
                made,
                templates
                        .make(new TemplateDraft(
                                null,
                                null,
                                organization,
                                ids.get(base),
                                deed.sent.get("name"),
                                deed.sent.get("title"),
                                deed.sent.get("description"),
                                publish(deed),
                                null,
                                null,
                                null))
                        .template()
                        .id());
        model.templates.add(made);
    }

    private void makeMediaWorkflow(Deed deed) {
        Node above = model.templates.get(deed.which % model.templates.size());
        String library = LIBRARIES.get(deed.library % LIBRARIES.size());
        Node made = model.make(above, library, deed.sent);
        MediaWorkflowDraft draft = new MediaWorkflowDraft(
                libraries.get(library),
                ids.get(above),
                null,
                publish(deed),
                deed.sent.get("name"),
                deed.sent.get("title"),
                deed.sent.get("description"),
                null);
        if (made == null) {
            assertThatThrownBy(() -> mediaWorkflows.make(draft)).isInstanceOf(UnacceptableInputException.class);
            return;
        }
        ids.put(made, mediaWorkflows.make(draft).mediaWorkflow().id());
        model.mediaWorkflows.add(made);
    }

    private void saveTemplate(Deed deed) {
        Node node = model.templates.get(deed.which % model.templates.size());
        Set<String> back = node.above == null ? Set.of() : deed.back;
        TemplateDraft draft = new TemplateDraft(
                null,
                null,
                null,
                null,
                deed.sent.get("name"),
                deed.sent.get("title"),
                deed.sent.get("description"),
                publish(deed),
                null,
                null,
                List.copyOf(back));
        UUID root = root(node);
        Optional<PushDownPreview> preview = wanted.get(root).isEmpty()
                ? pushDowns.preview(ids.get(node), draft).stream()
                        .filter(of -> of.mode() == deed.mode)
                        .findFirst()
                : Optional.empty();
        model.change(node, deed.sent, back);
        SavedTemplate saved = templates.change(ids.get(node), draft, deed.mode, null);
        assertThat(saved.pushDownId() == null).isEqualTo(deed.mode == PushDownMode.NO);
        if (deed.mode == PushDownMode.NO) {
            return;
        }
        wanted.get(root).add(model.want(node, deed.mode));
        if (preview.isPresent()) {
            PushDownModel.Result result = carryOneOf(root, deed.faults);
            assertThat(preview.get().total()).isEqualTo(result.total());
            assertThat(preview.get().changed()).isEqualTo(result.changed() + result.failed());
            assertThat(preview.get().unchanged()).isEqualTo(result.unchanged());
            assertThat(preview.get().leftAsCustomized()).isEqualTo(result.left());
            assertThat(preview.get().fields()).isEqualTo(result.fields());
        }
    }

    private void saveMediaWorkflow(Deed deed) {
        if (model.mediaWorkflows.isEmpty()) {
            return;
        }
        Node node = model.mediaWorkflows.get(deed.which % model.mediaWorkflows.size());
        MediaWorkflowDraft draft = new MediaWorkflowDraft(
                null,
                null,
                null,
                publish(deed),
                deed.sent.get("name"),
                deed.sent.get("title"),
                deed.sent.get("description"),
                List.copyOf(deed.back));
        if (model.change(node, deed.sent, deed.back)) {
            mediaWorkflows.change(ids.get(node), draft, null);
        } else {
            assertThatThrownBy(() -> mediaWorkflows.change(ids.get(node), draft, null))
                    .isInstanceOf(UnacceptableInputException.class);
        }
    }

    private boolean carryOne(Node root, int faults) {
        UUID id = ids.get(root);
        if (wanted.get(id).isEmpty()) {
            return false;
        }
        carryOneOf(id, faults);
        return true;
    }

    /** Carries the oldest that waits, in both worlds, and compares what they say about it. */
    private PushDownModel.Result carryOneOf(UUID root, int faults) {
        PushDownModel.Result result = model.carry(wanted.get(root).remove());
        UUID id = rooms.get(PushDownRepository.class).running(root).orElseThrow();
        int[] left = {faults};
        step(left, () -> {
            steps.plan(id);
            return false;
        });
        step(left, () -> steps.carryToTemplates(id));
        step(left, () -> {
            steps.listMediaWorkflows(id);
            return false;
        });
        step(left, () -> steps.carryToMediaWorkflows(id));
        step(left, () -> {
            steps.recordResult(id);
            return false;
        });
        PushDown done = pushDowns.pushDown(id);
        assertThat(done.state()).isEqualTo(PushDown.State.DONE);
        assertThat(List.of(done.total(), done.changed(), done.unchanged(), done.leftAsCustomized(), done.failed()))
                .isEqualTo(
                        List.of(result.total(), result.changed(), result.unchanged(), result.left(), result.failed()));
        assertThat(done.failures()).hasSize(Math.min(20, result.failed()));
        assertThat(done.done()).isEqualTo(done.total());
        return result;
    }

    /** Runs a step as often as it asks for; the bits say which runs die before their commit and which happen once more. */
    private void step(int[] faults, BooleanSupplier step) {
        boolean isMoreLeft;
        do {
            if (bit(faults)) {
                transactions.executeWithoutResult(status -> {
                    step.getAsBoolean();
                    status.setRollbackOnly();
                });
            }
            isMoreLeft = step.getAsBoolean();
            if (!isMoreLeft && bit(faults)) {
                isMoreLeft = step.getAsBoolean();
            }
        } while (isMoreLeft);
    }

    private static boolean bit(int[] faults) {
        boolean isSet = (faults[0] & 1) == 1;
        faults[0] >>= 1;
        return isSet;
    }

    private void check() {
        Map<UUID, String> expected = new HashMap<>();
        Stream.concat(model.templates.stream(), model.mediaWorkflows.stream())
                .forEach(node -> expected.put(
                        ids.get(node),
                        PushDownModel.FIELDS.stream().map(node.fields::get).toList() + " " + node.customized + " "
                                + node.behind()));
        Map<UUID, String> actual = new HashMap<>();
        templates
                .list(Reach.everything(), null, institution, null, null, 200)
                .items()
                .forEach(template -> actual.put(
                        template.id(), told(InheritedTexts.of(template), template.customized(), template.behind())));
        List<MediaWorkflow> workflows = new ArrayList<>();
        libraries
                .values()
                .forEach(library -> workflows.addAll(mediaWorkflows
                        .list(Reach.everything(), library, null, null, 200)
                        .items()));
        workflows.forEach(workflow ->
                actual.put(workflow.id(), told(InheritedTexts.of(workflow), workflow.customized(), workflow.behind())));
        assertThat(actual).isEqualTo(expected);
    }

    private static String told(InheritedTexts texts, List<String> customized, List<String> behind) {
        return List.of(texts.name(), texts.title(), texts.description(), String.valueOf(texts.publish())) + " "
                + new TreeSet<>(customized) + " " + new TreeSet<>(behind);
    }

    private UUID root(Node template) {
        return ids.get(template.above == null ? template : template.above);
    }

    private static Boolean publish(Deed deed) {
        return deed.sent.containsKey("publish") ? Boolean.valueOf(deed.sent.get("publish")) : null;
    }
}
