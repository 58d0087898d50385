package io.appservices.emulator.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.bson.types.ObjectId;

/** The current row of a result. Columns count from 1. */
public final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Returns a number; 0 for NULL. */
  public long number(int column) throws SQLException {
    return result.getLong(column);
  }

  /** Returns whether a number is not 0. */
  public boolean flag(int column) throws SQLException {
    return result.getLong(column) != 0;
  }

  /** Returns a text; the column is not NULL. */
  public String text(int column) throws SQLException {
    return result.getString(column);
  }

  /** Returns the bytes of a column that is not NULL. */
  public byte[] bytes(int column) throws SQLException {
    return result.getBytes(column);
  }

  /** Returns the id that is kept as its 12 bytes; the column is not NULL. */
  public ObjectId id(int column) throws SQLException {
    return new ObjectId(result.getBytes(column));
  }

  /** Returns the bytes that {@link Sealed#seal} made, without the seal. */
  public byte[] sealed(int column) throws SQLException {
    return Sealed.open(result.getBytes(column));
  }
}
