package io.appservices.emulator.bench;

import com.sun.management.ThreadMXBean;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.load.ClosedLoop;
import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a request makes the server allocate, and where: counted by the JVM, so that other
 * work of the machine does not matter. The server is in this process, on threads of its own.
 */
final class AllocationBench {

  private static final int REQUESTS = 3_000;
  private static final int SITES = 10;
  private static final String PROJECT = "io.appservices.emulator.";
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocationBench() {}

  public static void main(String[] args) {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      Accounts accounts = new Accounts(emulator.port());
      measure(emulator, "profile", 200, accounts::profile);
      measure(emulator, "refresh", 201, accounts::refresh);
      measure(emulator, "login", 200, accounts::login);
      measure(emulator, "register", 201, accounts::register);
      byte[] page = page(emulator.port());
      measure(emulator, "page of 50 users", 200, () -> page);
    }
  }

  private static byte[] page(int port) {
    try (Connection connection = new Connection(port)) {
      return Requests.users(
          connection.exchange(Requests.logInAdmin(), 200).getString("access_token"));
    }
  }

  private static void measure(
      AppServicesEmulator emulator, String name, int status, Supplier<byte[]> requests) {
    ClosedLoop.forRequests(emulator.port(), REQUESTS, status, requests);
    Map<String, Long> sites = new HashMap<>();
    long before = allocated();
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
      recording.enable("jdk.ObjectAllocationOutsideTLAB").withStackTrace();
      recording.start();
      ClosedLoop.forRequests(emulator.port(), REQUESTS, status, requests);
      recording.stop();
      count(recording, sites);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.printf("%n%s: %d bytes a request%n%n", name, (allocated() - before) / REQUESTS);
    System.out.printf("| bytes | allocates | what | on behalf of |%n|---|---|---|---|%n");
    sites.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SITES)
        .forEach(
            site -> System.out.printf("| %d | %s |%n", site.getValue() / REQUESTS, site.getKey()));
  }

  /** The bytes that all threads but this one have allocated so far. */
  private static long allocated() {
    long[] ids = THREADS.getAllThreadIds();
    long all = LongStream.of(THREADS.getThreadAllocatedBytes(ids)).filter(n -> n > 0).sum();
    return all - THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static void count(Recording recording, Map<String, Long> sites) throws IOException {
    Path file = Files.createTempFile("allocations", ".jfr");
    try {
      recording.dump(file);
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (event.getStackTrace() != null
            && event.getThread() != null
            && event.getThread().getJavaThreadId() != Thread.currentThread().getId()) {
          sites.merge(site(event), weight(event), Long::sum);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  /** An event stands for all that a buffer of its thread held, or for one large object. */
  private static long weight(RecordedEvent event) {
    return event.getLong(event.hasField("tlabSize") ? "tlabSize" : "allocationSize");
  }

  private static String site(RecordedEvent event) {
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    @Nullable RecordedFrame own =
        frames.stream()
            .filter(frame -> frame.getMethod().getType().getName().startsWith(PROJECT))
            .findFirst()
            .orElse(null);
    return String.join(
        " | ",
        name(frames.get(0)),
        simple(event.getClass("objectClass").getName()),
        own == null ? "" : name(own));
  }

  private static String name(RecordedFrame frame) {
    return simple(frame.getMethod().getType().getName()) + "." + frame.getMethod().getName();
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
