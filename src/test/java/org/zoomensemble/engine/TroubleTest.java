package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.zoomensemble.operations.WorkFailure;

class TroubleTest {

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new NotFoundException("no task"), Trouble.GONE),
                Arguments.of(new BadUserRequestException("locked by worker"), Trouble.LOST),
                Arguments.of(new SuspendedEntityInteractionException("suspended"), Trouble.SUSPENDED),
                Arguments.of(new OptimisticLockingException("updated by another"), Trouble.CONFLICT),
                Arguments.of(new ProcessEngineException("x", new OptimisticLockingException("y")), Trouble.CONFLICT),
                Arguments.of(new ProcessEnginePersistenceException("flush failed", null), Trouble.DATABASE),
                Arguments.of(new CannotCreateTransactionException("no connection"), Trouble.DATABASE),
                Arguments.of(new UnexpectedRollbackException("rolled back"), Trouble.DATABASE),
                Arguments.of(new DataAccessResourceFailureException("broken pipe"), Trouble.DATABASE),
                Arguments.of(deadlock(), Trouble.DATABASE),
                Arguments.of(
                        new ProcessEngineException("x", new SQLException("terminated", "57P01")), Trouble.DATABASE),
                Arguments.of(new ProcessEngineException("x", new SQLException("null value", "23502")), Trouble.FAULT),
                Arguments.of(new DataIntegrityViolationException("null value"), Trouble.FAULT),
                Arguments.of(new ProcessEngineException("ENGINE-02004 no flow"), Trouble.FAULT),
                Arguments.of(new ProcessEngineException("x", WorkFailure.giveUp("no answer")), Trouble.FAULT),
                Arguments.of(new IllegalStateException("bug"), Trouble.FAULT));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void isToldByWhatWasThrown(RuntimeException thrown, Trouble trouble) {
        assertThat(Trouble.of(thrown)).isEqualTo(trouble);
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(
                        new ProcessEngineException("outside", WorkFailure.giveUp("The table x gave no answer.")),
                        "The table x gave no answer."),
                Arguments.of(
                        new ProcessEngineException("outside", new ProcessEngineException("ENGINE-02004 inside")),
                        "ENGINE-02004 inside"),
                Arguments.of(
                        new ProcessEngineException("outside", new DmnEngineException("DMN-03001 two rows")),
                        "A table that is asked behind this step could not decide (DMN-03001 two rows). Publish a corrected table, then retry."),
                Arguments.of(new IllegalStateException("pwd=secret"), "IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void anOperatorReadsWhatLiesDeepest(RuntimeException thrown, String sentence) {
        assertThat(Trouble.sentence(thrown)).isEqualTo(sentence);
    }

    @SuppressWarnings("deprecation")
    private static RuntimeException deadlock() {
        return new DeadlockLoserDataAccessException("deadlock", new SQLException("deadlock", "40P01"));
    }
}
