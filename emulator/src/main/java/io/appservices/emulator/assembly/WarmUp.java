package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.runtime.Threads;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Logs a user in to a hidden emulator, while the first one of this JVM starts to listen: so the
 * classes that a login needs are there when the first one comes.
 */
public final class WarmUp {

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private final @Nullable Thread thread;

  private WarmUp(@Nullable Thread thread) {
    this.thread = thread;
  }

  /** Begins on a thread of its own; does nothing where an emulator has been started before. */
  public static WarmUp begin() {
    if (!BEGUN.compareAndSet(false, true)) {
      return new WarmUp(null);
    }
    Thread thread = Threads.single("warm-up", WarmUp::run);
    thread.start();
    return new WarmUp(thread);
  }

  /** Waits for its end, so that nothing runs that the emulator does not need. */
  public void end() {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run() {
    Wiring wiring =
        new Wiring(
            EmulatorConfig.defaults(), () -> "", () -> "", KeptState.of(new EmbeddedStorage()));
    try {
      wiring.warmUp();
    } finally {
      wiring.close();
    }
  }
}
