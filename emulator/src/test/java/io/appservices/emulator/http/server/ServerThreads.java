package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the threads of the servers that a test has started. */
abstract class ServerThreads {

  final Set<Thread> foreign = httpThreads().collect(Collectors.toSet());

  /** The threads of servers that were started by this test: others may run in this JVM too. */
  List<Thread> threads() {
    return httpThreads().filter(thread -> !foreign.contains(thread)).toList();
  }

  /** A close waits a fraction of a second for threads that it has ended: few on a busy machine. */
  void assertThatNoThreadIsLeft() {
    await().untilAsserted(() -> assertThat(threads()).isEmpty());
  }

  static Stream<Thread> httpThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("appservices-http"));
  }
}
