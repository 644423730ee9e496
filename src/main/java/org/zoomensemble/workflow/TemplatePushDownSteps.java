package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;

/**
 * Carries a template's state down, level by level. What is left to do stands in a table, so that a batch that was rolled
 * back is simply done again. Locks are taken in one order by everybody: the root of the tree, the push-down, the templates by
 * id, the media workflows by id.
 */
@Service
class TemplatePushDownSteps implements PushDownSteps {

    private static final int BATCH = 500;

    private final PushDownRepository rows;
    private final PushDownPlan plan;
    private final ChangeLog changeLog;
    private final TemplateRepository templates;
    private final PushDowns pushDowns;
    private final TransactionOperations transactions;
    private final int batchSize;

    @Autowired
    TemplatePushDownSteps(
            PushDownRepository rows,
            PushDownPlan plan,
            ChangeLog changeLog,
            TemplateRepository templates,
            PushDowns pushDowns,
            TransactionOperations transactions) {
        this(rows, plan, changeLog, templates, pushDowns, transactions, BATCH);
    }

    TemplatePushDownSteps(
            PushDownRepository rows,
            PushDownPlan plan,
            ChangeLog changeLog,
            TemplateRepository templates,
            PushDowns pushDowns,
            TransactionOperations transactions,
            int batchSize) {
        this.rows = rows;
        this.plan = plan;
        this.changeLog = changeLog;
        this.templates = templates;
        this.pushDowns = pushDowns;
        this.transactions = transactions;
        this.batchSize = batchSize;
    }

    @Override
    public void plan(UUID pushDownId) {
        inTree(pushDownId, pushDown -> {
            if (!pushDown.isPlanned()) {
                plan.planTemplates(pushDownId);
            }
        });
    }

    @Override
    public boolean carryToTemplates(UUID pushDownId) {
        List<UUID> batch = new ArrayList<>();
        inTree(pushDownId, pushDown -> {
            batch.addAll(plan.nextTemplates(pushDownId, batchSize));
            plan.changeTemplates(carried(pushDown, batch, plan.lockTemplates(pushDownId, batch)));
        });
        return batch.size() == batchSize;
    }

    @Override
    public void listMediaWorkflows(UUID pushDownId) {
        inTree(pushDownId, pushDown -> {
            if (!pushDown.isListed()) {
                plan.listMediaWorkflows(pushDownId, pushDown.templateId());
            }
        });
    }

    @Override
    public boolean carryToMediaWorkflows(UUID pushDownId) {
        return transactions.execute(status -> {
            Optional<PushDownRepository.Running> pushDown = rows.lock(pushDownId);
            if (pushDown.isEmpty()) {
                return false;
            }
            List<UUID> batch = plan.nextMediaWorkflows(pushDownId, batchSize);
            plan.changeMediaWorkflows(carried(pushDown.get(), batch, plan.lockMediaWorkflows(pushDownId, batch)));
            return batch.size() == batchSize;
        });
    }

    @Override
    public void recordResult(UUID pushDownId) {
        inTree(pushDownId, pushDown -> {
            rows.finished(pushDownId, null);
            rows.root(pushDownId).ifPresent(pushDowns::goOn);
        });
    }

    /** What is to be written; the rest of the batch is counted and taken out of the plan. */
    private Map<UUID, InheritedTexts> carried(
            PushDownRepository.Running pushDown, List<UUID> batch, List<PushDownPlan.Target> targets) {
        Map<UUID, InheritedTexts> changes = new LinkedHashMap<>();
        List<Change> records = new ArrayList<>();
        int unchanged = 0;
        int leftAsCustomized = 0;
        int failed = 0;
        for (PushDownPlan.Target target : targets) {
            InheritedTexts texts = target.texts().carried(target.above(), pushDown.mode());
            Optional<String> fault =
                    texts.name().equals(target.texts().name()) ? Optional.empty() : texts.faultOfName();
            if (texts.equals(target.texts())) {
                boolean isSame = texts.otherThan(target.above()).isEmpty();
                unchanged += isSame ? 1 : 0;
                leftAsCustomized += isSame ? 0 : 1;
            } else if (fault.isPresent()) {
                plan.targetFailed(pushDown.id(), target, fault.get());
                failed++;
            } else {
                changes.put(target.id(), texts);
                records.add(target.changedTo(texts));
            }
        }
        plan.targetsDone(pushDown.id(), batch);
        rows.counted(pushDown.id(), changes.size(), unchanged, leftAsCustomized, failed, batch.size() - targets.size());
        changeLog.record(pushDown.requestedBy(), records);
        return changes;
    }

    private void inTree(UUID pushDownId, Consumer<PushDownRepository.Running> step) {
        transactions.executeWithoutResult(status -> {
            Optional<UUID> root = rows.root(pushDownId);
            if (root.isPresent() && templates.lockTree(root.get())) {
                rows.lock(pushDownId).ifPresent(step);
            }
        });
    }
}
