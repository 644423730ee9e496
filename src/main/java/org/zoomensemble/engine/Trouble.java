package org.zoomensemble.engine;

import java.sql.SQLException;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.zoomensemble.operations.WorkFailure;

/** Why a write about a task did not succeed. */
enum Trouble {
    /** Another transaction was faster: write again. */
    CONFLICT,
    /** An operator suspended the instance: write again later. */
    SUSPENDED,
    /** The database is away or gave up a transaction: write again later. */
    DATABASE,
    /** The task is another worker's by now. */
    LOST,
    /** The task does not exist any more: completed already, or its instance was ended. */
    GONE,
    /** The model, a rule or a listener behind the task failed: a person has to look. */
    FAULT;

    static Trouble of(Throwable thrown) {
        if (thrown instanceof NotFoundException) {
            return GONE;
        }
        if (thrown instanceof SuspendedEntityInteractionException) {
            return SUSPENDED;
        }
        if (thrown instanceof BadUserRequestException) {
            return LOST;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WorkFailure) {
                return FAULT;
            }
            if (cause instanceof OptimisticLockingException) {
                return CONFLICT;
            }
            if (isDatabaseTrouble(cause)) {
                return DATABASE;
            }
        }
        return FAULT;
    }

    /** What an operator should read of a fault: the sentence of ours or of the engine that lies deepest. */
    static String sentence(Throwable thrown) {
        String sentence = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WorkFailure) {
                return cause.getMessage();
            }
            if (cause instanceof DmnEngineException) {
                sentence = "A table that is asked behind this step could not decide (" + cause.getMessage()
                        + "). Publish a corrected table, then retry.";
            } else if (cause instanceof ProcessEngineException) {
                sentence = cause.getMessage();
            }
        }
        return sentence == null ? thrown.getClass().getSimpleName() : sentence;
    }

    /** Whether it failed because the database was away or gave up a transaction, whoever asked it. */
    static boolean isDatabaseAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDatabaseTrouble(Throwable cause) {
        return cause instanceof ProcessEnginePersistenceException || isPassing(cause);
    }

    private static boolean isPassing(Throwable cause) {
        return cause instanceof TransactionException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof NonTransientDataAccessResourceException
                || cause instanceof SQLException sql && isPassing(sql.getSQLState());
    }

    /** Connection trouble, rollback by the server, shutdown, too many connections. */
    private static boolean isPassing(String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57P"));
    }
}
