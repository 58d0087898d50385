package io.appservices.emulator.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one connection, each prepared once: the texts of statements are constants, or
 * made of few parts, and never of values. Values may be texts, numbers, flags, bytes, ids and null.
 * Used by one thread at a time.
 */
public class Sql {

  /** The execution of a statement whose values are set. */
  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Returns the first row of a result, read; empty if there is none. */
  public <T> Optional<T> first(String query, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    return run(
        query,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
          }
        },
        values);
  }

  /** Returns all rows of a result, each read. */
  public <T> List<T> all(String query, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    return run(
        query,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
              rows.add(reader.read(row));
            }
            return rows;
          }
        },
        values);
  }

  /** Returns the number in the first column of the first row; 0 if there is none. */
  public long number(String query, @Nullable Object... values) throws SQLException {
    return first(query, row -> row.number(1), values).orElse(0L);
  }

  int execute(String statement, @Nullable Object... values) throws SQLException {
    return run(statement, PreparedStatement::executeUpdate, values);
  }

  /** Runs a statement that is not worth to be kept prepared, such as one of a schema. */
  void executeOnce(String statement) throws SQLException {
    try (Statement once = connection.createStatement()) {
      once.execute(statement);
    }
  }

  /** Ends the use of the connection. */
  void close() throws SQLException {
    connection.close();
  }

  private <T> T run(String text, Use<T> use, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      statements.put(text, statement);
    }
    try {
      for (int i = 0; i < values.length; i++) {
        bind(statement, i + 1, values[i]);
      }
      return use.of(statement);
    } catch (SQLException e) {
      // After some failures the driver has closed it, and would never run it again.
      statements.remove(text);
      closeAfter(e, statement);
      throw e;
    }
  }

  private static void closeAfter(SQLException failure, PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value instanceof ObjectId id) {
      statement.setBytes(at, id.toByteArray());
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(at, bytes);
    } else if (value instanceof String text) {
      statement.setString(at, text);
    } else if (value instanceof Number number) {
      statement.setLong(at, number.longValue());
    } else if (value instanceof Boolean flag) {
      statement.setInt(at, flag ? 1 : 0);
    } else if (value == null) {
      statement.setObject(at, null);
    } else {
      throw new IllegalArgumentException("a value of " + value.getClass() + " has no column type");
    }
  }
}
