package dev.holdfast.catalog;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transaction, and runs it again when the database broke it off because of a deadlock or a
 * lock wait.
 */
public final class Transactions {
  private static final int ATTEMPTS = 5;
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private final Jdbi jdbi;

  public Transactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The work must have no effect outside the transaction: it may run several times. */
  public <T extends @Nullable Object> T run(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction((HandleCallback<T, RuntimeException>) work::in);
      } catch (JdbiException e) {
        if (attempt == ATTEMPTS || !isBrokenOff(e)) {
          throw e;
        }
      }
    }
  }

  /** A unique key stood in the way. */
  public static boolean isDuplicate(JdbiException failure) {
    return failure.getCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().startsWith("23");
  }

  private static boolean isBrokenOff(JdbiException failure) {
    return failure.getCause() instanceof SQLTransactionRollbackException
        || (failure.getCause() instanceof SQLException cause
            && cause.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }

  /** What happens in the transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T in(Handle handle);
  }
}
