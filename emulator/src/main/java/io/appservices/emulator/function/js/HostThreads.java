package io.appservices.emulator.function.js;

import java.util.concurrent.ExecutorService;

/**
 * The threads on which functions wait for what they asked the host. Requests have their own: one to
 * the emulator itself may call functions, which need the other ones.
 */
record HostThreads(ExecutorService http, ExecutorService service) {

  private static final int EACH = 32;

  static HostThreads create() {
    return new HostThreads(Threads.fixed("js-http", EACH), Threads.fixed("js-service", EACH));
  }

  void close() {
    http.shutdownNow();
    service.shutdownNow();
  }
}
