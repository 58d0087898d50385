package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.Sealed;
import io.appservices.emulator.storage.codec.ValueCodec;

/** The bodies of rows: values with a checksum. */
public final class Bodies {

  private Bodies() {}

  public static <T> byte[] of(ValueCodec<T> codec, T value) {
    return Sealed.seal(codec.toBytes(value));
  }

  /** Returns a reader of the body in a column. */
  public static <T> RowReader<T> reader(ValueCodec<T> codec, int column) {
    return row -> codec.fromBytes(row.sealed(column));
  }
}
