package io.appservices.emulator.architecture.planted;

import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.time.Instant;
import java.util.UUID;

/** Does what no handler may do, so that a test can see that it is caught. */
public final class Handler {

  private Handler() {}

  public static String handle() {
    try (EmbeddedStorage storage = new EmbeddedStorage()) {
      return storage.sessions().count()
          + UUID.randomUUID().toString()
          + Instant.now()
          + System.currentTimeMillis();
    }
  }
}
