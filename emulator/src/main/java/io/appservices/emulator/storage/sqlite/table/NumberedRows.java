package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.sqlite.failure.UncheckedSqlException;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Values of an app that never change, each in a row with a number. A value is known by identity:
 * the next state of an app shares with the one before what it has not changed, and an equal value
 * that is another object is written again, which costs space and nothing else.
 */
final class NumberedRows<T> {

  private final String table;
  private final Map<T, Long> numbers;

  private NumberedRows(String table, Map<T, Long> numbers) {
    this.table = table;
    this.numbers = numbers;
  }

  static <T> NumberedRows<T> none(String table) {
    return new NumberedRows<>(table, new IdentityHashMap<>());
  }

  static <T> NumberedRows<T> of(String table, Map<Long, T> rows) {
    IdentityHashMap<T, Long> numbers = new IdentityHashMap<>();
    rows.forEach((number, value) -> numbers.put(value, number));
    return new NumberedRows<>(table, numbers);
  }

  Writer<T> writer(Transaction transaction, long app, Function<T, byte[]> body) {
    return new Writer<>(this, transaction, app, body);
  }

  /** Writes the values of the next state: those that it is asked for are in it. */
  static final class Writer<T> {

    private final NumberedRows<T> before;
    private final Transaction transaction;
    private final long app;
    private final Function<T, byte[]> body;
    private final IdentityHashMap<T, Long> after = new IdentityHashMap<>();

    private Writer(
        NumberedRows<T> before, Transaction transaction, long app, Function<T, byte[]> body) {
      this.before = before;
      this.transaction = transaction;
      this.app = app;
      this.body = body;
    }

    /** Returns the number of a value, which is written if it is new. */
    long numberOf(T value) {
      Long number = after.get(value);
      if (number == null) {
        Long known = before.numbers.get(value);
        number = known == null ? write(value) : known;
        after.put(value, number);
      }
      return number;
    }

    private long write(T value) {
      try {
        byte[] bytes = body.apply(value);
        return transaction
            .first(
                "INSERT INTO " + before.table + "(app, body) VALUES(?, ?) RETURNING number",
                row -> row.number(1),
                app,
                bytes)
            .orElseThrow();
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
    }

    /** Returns the values that are in the next state, as far as it was asked for them. */
    Set<T> kept() {
      return after.keySet();
    }

    /** Removes the rows of values that are not in the next state, and returns those that are. */
    NumberedRows<T> finish() throws SQLException {
      for (Map.Entry<T, Long> row : before.numbers.entrySet()) {
        if (!after.containsKey(row.getKey())) {
          transaction.update("DELETE FROM " + before.table + " WHERE number = ?", row.getValue());
        }
      }
      return new NumberedRows<>(before.table, after);
    }
  }
}
