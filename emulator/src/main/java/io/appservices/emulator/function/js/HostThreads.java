package io.appservices.emulator.function.js;

import io.appservices.emulator.runtime.Threads;
import java.util.concurrent.ExecutorService;

/**
 * The threads on which functions wait for what they asked the host. Requests have their own: one to
 * the emulator itself may call functions, which need the other ones.
 */
record HostThreads(ExecutorService http, ExecutorService service) {

  private static final int EACH = 32;
  private static final long IDLE_SECONDS = 10;

  static HostThreads create() {
    return new HostThreads(
        Threads.numbered("js-http").fixed(EACH, IDLE_SECONDS),
        Threads.numbered("js-service").fixed(EACH, IDLE_SECONDS));
  }

  void close() {
    http.shutdownNow();
    service.shutdownNow();
  }
}
