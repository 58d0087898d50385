package io.appservices.emulator.bench;

import static java.util.stream.Collectors.joining;

import io.appservices.emulator.http.server.RoutingBenchmark;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything, or what the arguments name ({@code throughput}, {@code scaling}, {@code
 * durable}, {@code directory}, {@code start}, {@code modules}, {@code parts}), and prints the
 * tables of docs/performance.md. {@code versus} compares this build with a distribution that the
 * system property {@code bench.other} names; {@code javalin} compares our routing and life cycle of
 * a request with Javalin's.
 */
public final class Bench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 6);
  private static final double SECONDS = 2;

  private Bench() {}

  public static void main(String[] args) throws RunnerException {
    Set<String> wanted =
        args.length == 0
            ? Set.of("throughput", "scaling", "durable", "directory", "start", "modules", "parts")
            : Set.of(args);
    machine("before");
    if (wanted.contains("versus")) {
      new VersusBench(ROUNDS, SECONDS).run();
      machine("after");
      return;
    }
    if (wanted.contains("javalin")) {
      new JavalinBench(ROUNDS, SECONDS).run();
      machine("after");
      return;
    }
    Results results = new Results();
    if (wanted.contains("throughput")) {
      new ThroughputBench(ROUNDS, SECONDS).run(results);
    }
    if (wanted.contains("throughput") || wanted.contains("journal")) {
      new JournalBench(ROUNDS, SECONDS).run(results);
    }
    if (wanted.contains("scaling")) {
      new ScalingBench().run(results);
    }
    if (wanted.contains("durable")) {
      new DurableBench(ROUNDS, SECONDS).run(results);
    }
    if (wanted.contains("start")) {
      new StartBench().run(results);
    }
    if (wanted.contains("directory")) {
      new DirectoryBench(SECONDS).run(results);
    }
    if (wanted.contains("modules")) {
      new ModulesBench().run(results);
    }
    results.print();
    if (wanted.contains("parts")) {
      parts();
    }
    machine("after");
  }

  private static void machine(String when) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "%n%s: %d processors, Java %s, load %.1f%n%n",
        when,
        system.getAvailableProcessors(),
        Runtime.version(),
        system.getSystemLoadAverage());
  }

  private static void parts() throws RunnerException {
    Collection<RunResult> runs =
        new Runner(
                new OptionsBuilder()
                    .include(PartsBenchmark.class.getName())
                    .include(StoreBenchmark.class.getName())
                    .include(RoutingBenchmark.class.getName())
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    System.out.println("\n| part | with | us |\n|---|---|---|");
    for (RunResult run : runs) {
      var parameters = run.getParams();
      String with =
          parameters.getParamsKeys().stream().map(parameters::getParam).collect(joining(" "));
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.3f |%n",
          run.getPrimaryResult().getLabel(),
          with,
          run.getPrimaryResult().getScore());
    }
  }
}
