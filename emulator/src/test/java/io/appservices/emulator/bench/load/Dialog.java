package io.appservices.emulator.bench.load;

import java.util.function.Supplier;

/** The requests that one connection sends, one after the other. */
public interface Dialog {

  /** The next request, after the answer that the connection got last. */
  byte[] next(Connection answered);

  /** The status that the answer to the last request has to have. */
  int status();

  /** Returns whether the next request undoes what the last one did. */
  default boolean isUnfinished() {
    return false;
  }

  /** Requests that are all answered with the same status. */
  static Dialog of(int status, Supplier<byte[]> requests) {
    return new Dialog() {
      @Override
      public byte[] next(Connection answered) {
        return requests.get();
      }

      @Override
      public int status() {
        return status;
      }
    };
  }
}
