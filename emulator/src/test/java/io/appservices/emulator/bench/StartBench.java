package io.appservices.emulator.bench;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.BareServer;
import io.appservices.emulator.bench.server.InProcess;
import io.appservices.emulator.bench.server.ServerProcess;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What starting costs: as a process, and again in a process that has started one before. */
final class StartBench {

  private static final int PROCESSES = 7;
  private static final int SETTLE_MILLIS = 1500;
  private static final byte[] ANONYMOUS =
      Requests.of("POST", Requests.APP + "/auth/providers/anon-user/login", null, "{}");

  private static final List<InProcess.Figure> SECOND =
      List.of(
          InProcess.Figure.SECOND,
          InProcess.Figure.SECOND_CLOSE,
          InProcess.Figure.SECOND_PROCESSOR);

  private static final List<InProcess.Figure> LATER =
      List.of(
          InProcess.Figure.LATER, InProcess.Figure.LATER_CLOSE, InProcess.Figure.LATER_PROCESSOR);

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
    results.plain("bare process resident", Results.mib(Results.median(bareResident)));
    double idle = Results.median(resident);
    results.atMost("resident when idle, MiB", Results.mib(idle), idle, 100);
  }

  private void again(Results results) {
    Map<InProcess.Figure, Double> medians = new EnumMap<>(InProcess.Figure.class);
    double[][] figures = new double[InProcess.Figure.values().length][PROCESSES];
    for (int run = 0; run < PROCESSES; run++) {
      List<String> lines = ServerProcess.runJava(InProcess.class, "start");
      for (int figure = 0; figure < figures.length; figure++) {
        figures[figure][run] = Double.parseDouble(lines.get(figure));
      }
    }
    for (InProcess.Figure figure : InProcess.Figure.values()) {
      medians.put(figure, Results.median(figures[figure.ordinal()]));
    }
    report(medians::get, results);
    double heap = Double.parseDouble(ServerProcess.runJava(InProcess.class, "heap").get(0));
    results.atMost("live heap of a user, KiB", Results.number(heap) + " KiB", heap, 1.2);
  }

  private static void report(ToDoubleFunction<InProcess.Figure> figures, Results results) {
    double first = figures.applyAsDouble(InProcess.Figure.FIRST);
    results.absoluteAtMost(
        "first start() in a JVM to first answer, ms", Results.number(first) + " ms", first, 757);
    again("second", figures, SECOND, results);
    double later = again("later", figures, LATER, results);
    double bare =
        figures.applyAsDouble(InProcess.Figure.BARE)
            + figures.applyAsDouble(InProcess.Figure.BARE_CLOSE);
    results.ratio(
        "later start(), first answer and close(), ratio to a bare Javalin's",
        Results.number(later) + " ms to " + Results.number(bare) + " ms",
        later / bare,
        false);
    double app = figures.applyAsDouble(InProcess.Figure.NEW_APP);
    results.absoluteAtMost("a fresh app, ms", Results.number(app) + " ms", app, 0.2);
  }

  /** Reports milliseconds until the first answer, of the close, and of processor time. */
  private static double again(
      String which,
      ToDoubleFunction<InProcess.Figure> figures,
      List<InProcess.Figure> of,
      Results results) {
    double start = figures.applyAsDouble(of.get(0));
    double close = figures.applyAsDouble(of.get(1));
    double processor = figures.applyAsDouble(of.get(2));
    String measured =
        "%s ms + %s ms, %s ms CPU"
            .formatted(Results.number(start), Results.number(close), Results.number(processor));
    results.absoluteAtMost(
        which + " start() to first answer + close(), ms", measured, start + close, 10);
    return start + close;
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
