package org.zoomensemble.engine;

import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.security.UserAccounts;

/** Looks every minute whether a place was renamed, by a sync or by hand, whose group does not have its name yet. */
@Component
class GroupNames {

    private static final Logger LOG = LoggerFactory.getLogger(GroupNames.class);

    private final UserAccounts accounts;
    private final TransactionOperations transactions;

    GroupNames(UserAccounts accounts, TransactionOperations transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            transactions.executeWithoutResult(status -> accounts.renameGroups());
        } catch (OptimisticLockingException e) {
            LOG.debug("Another node renames the same groups.", e);
        } catch (DataAccessException e) {
            LOG.warn("Renaming of groups waits, because the database does not answer: {}", e.getMessage());
        }
    }
}
