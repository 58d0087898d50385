package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.description.TextDescription;

/**
 * Knows the threads of the servers that a test has started: others may run in this JVM too, and
 * make threads whenever they like.
 */
abstract class ServerThreads {

  /** A thread is in the group of the thread that made it. */
  private final ThreadGroup group = new ThreadGroup(getClass().getSimpleName());

  /** Starts a server whose threads are known. */
  HttpServer started(Supplier<HttpServer> starting) {
    FutureTask<HttpServer> task = new FutureTask<>(starting::get);
    new Thread(group, task, "starts a server").start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("did not start", e);
    }
  }

  List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() == group)
        .filter(thread -> thread.getName().startsWith("appservices-http"))
        .toList();
  }

  /** A close waits a fraction of a second for threads that it has ended: few on a busy machine. */
  void assertThatNoThreadIsLeft() {
    await().untilAsserted(() -> assertThat(threads()).as(new TextDescription(stacks())).isEmpty());
  }

  private String stacks() {
    return threads().stream()
        .map(thread -> thread + " in " + Arrays.toString(thread.getStackTrace()))
        .collect(Collectors.joining("\n"));
  }
}
