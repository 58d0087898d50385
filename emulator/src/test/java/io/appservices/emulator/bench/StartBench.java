package io.appservices.emulator.bench;

import java.util.Arrays;
import java.util.List;

/** What starting costs: as a process, and again in a process that has started one before. */
final class StartBench {

  private static final int PROCESSES = 7;
  private static final int SETTLE_MILLIS = 1500;
  private static final byte[] ANONYMOUS =
      Requests.of("POST", Requests.APP + "/auth/providers/anon-user/login", null, "{}");

  void run(Results results) {
    processes(results);
    again(results);
  }

  private void processes(Results results) {
    double[] bare = new double[PROCESSES];
    double[] emulator = new double[PROCESSES];
    double[] bareProcessor = new double[PROCESSES];
    double[] processor = new double[PROCESSES];
    double[] login = new double[PROCESSES];
    double[] resident = new double[PROCESSES];
    double[] bareResident = new double[PROCESSES];
    ServerProcess.bare().close();
    for (int i = 0; i < PROCESSES; i++) {
      try (ServerProcess server = ServerProcess.bare()) {
        bare[i] = server.firstAnswer(BareServer.REQUEST);
        bareProcessor[i] = 1e3 * server.processorSeconds();
        settle();
        bareResident[i] = server.resident();
      }
      try (ServerProcess server = ServerProcess.emulator()) {
        emulator[i] = server.firstAnswer(Requests.LOCATION);
        processor[i] = 1e3 * server.processorSeconds();
        settle();
        resident[i] = server.resident();
        try (Connection connection = new Connection(server.port())) {
          login[i] = connection.micros(ANONYMOUS, 200) / 1e3;
        }
      }
    }
    results.plain("bare process, start to first answer", millis(bare));
    results.atMost(
        "process, start to first answer, ratio to bare",
        millis(emulator),
        Results.median(emulator) / Results.median(bare),
        1.2);
    results.plain(
        "the same by processor time, bare and emulator",
        millis(bareProcessor) + ", " + millis(processor));
    results.plain("first login of a process", millis(login));
    results.plain("bare process resident", ScalingBench.mib(Results.median(bareResident)));
    double idle = Results.median(resident);
    results.atMost("resident when idle, MiB", ScalingBench.mib(idle), idle, 120);
  }

  private void again(Results results) {
    double[][] figures = new double[InProcess.FIGURES][PROCESSES];
    for (int run = 0; run < PROCESSES; run++) {
      List<String> lines = ServerProcess.runJava(InProcess.class, "start");
      for (int figure = 0; figure < figures.length; figure++) {
        figures[figure][run] = Double.parseDouble(lines.get(figure));
      }
    }
    results.plain("first start() in a JVM to first answer", millis(figures[0]));
    results.plain("second start() and close(), processor time", millis(figures[6]));
    double[] medians = Arrays.stream(figures).mapToDouble(Results::median).toArray();
    results.atMost("second start() to first answer, ms", millis(figures[1]), medians[1], 20);
    results.atMost("its close(), ms", millis(figures[2]), medians[2], 20);
    results.plain("twentieth start() to first answer", millis(figures[3]));
    results.plain("its close()", millis(figures[4]));
    results.atMost("a fresh app, ms", millis(figures[5]), medians[5], 1);
    double heap = Double.parseDouble(ServerProcess.runJava(InProcess.class, "heap").get(0));
    results.atMost("live heap of a user, KiB", Results.number(heap) + " KiB", heap, 1.2);
  }

  /**
   * Waits a fixed time, as docs/performance.md says, before memory is read: the figure is the
   * memory at that moment, and there is no condition to wait for. A benchmark, not a test.
   */
  static void settle() {
    try {
      Thread.sleep(SETTLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String millis(double[] values) {
    return Results.number(Results.median(values)) + " ms";
  }
}
