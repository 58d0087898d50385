package io.appservices.emulator.bench;

import static java.util.stream.Collectors.joining;

import io.appservices.emulator.bench.peer.PeerBench;
import io.appservices.emulator.bench.profile.ProfileBench;
import io.appservices.emulator.bench.result.KeptFigures;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.http.server.RoutingBenchmark;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything, or the groups that the arguments name, prints the tables of
 * docs/performance.md, and compares the figures with those that are kept; {@code keep} among the
 * arguments writes the new ones in their place. {@code versus} compares this build with a
 * distribution that the system property {@code bench.other} names, and {@code profiles} where their
 * processor time goes; {@code javalin} compares our routing and life cycle of a request with
 * Javalin's.
 */
public final class Bench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 6);
  private static final double SECONDS = 2;
  private static final String KEEP = "keep";
  private static final String PARTS = "parts";

  private static final Map<String, Consumer<Results>> GROUPS = new LinkedHashMap<>();
  private static final Map<String, Runnable> COMPARISONS =
      Map.of(
          "versus", () -> new VersusBench(ROUNDS, SECONDS).run(),
          "profiles", () -> new ProfileBench(ROUNDS, 3 * SECONDS).run(),
          "javalin", () -> new JavalinBench(ROUNDS, SECONDS).run());

  static {
    GROUPS.put("throughput", results -> new ThroughputBench(ROUNDS, SECONDS).run(results));
    GROUPS.put("journal", results -> new JournalBench(ROUNDS, SECONDS).run(results));
    GROUPS.put("stub", results -> new StubBench(ROUNDS, SECONDS).run(results));
    GROUPS.put("scaling", results -> new ScalingBench().run(results));
    GROUPS.put("million", results -> new MillionBench().run(results));
    GROUPS.put("durable", results -> new DurableBench(ROUNDS, SECONDS).run(results));
    GROUPS.put("start", results -> new StartBench().run(results));
    GROUPS.put("directory", results -> new DirectoryBench(SECONDS).run(results));
    GROUPS.put("functions", results -> new FunctionsBench(ROUNDS, SECONDS).run(results));
    GROUPS.put("modules", results -> new ModulesBench().run(results));
    GROUPS.put("peers", results -> new PeerBench(ROUNDS, SECONDS).run(results));
  }

  private Bench() {}

  public static void main(String[] args) throws RunnerException {
    Set<String> wanted = new LinkedHashSet<>(Arrays.asList(args));
    boolean keep = wanted.remove(KEEP);
    boolean all = wanted.isEmpty();
    check(wanted);
    machine("before");
    for (String name : wanted) {
      if (COMPARISONS.containsKey(name)) {
        COMPARISONS.get(name).run();
        machine("after");
        return;
      }
    }
    Results results = new Results();
    GROUPS.forEach(
        (name, group) -> {
          if (all || wanted.contains(name)) {
            group.accept(results);
          }
        });
    results.print();
    compare(results, keep, all);
    if (all || wanted.contains(PARTS)) {
      parts();
    }
    machine("after");
  }

  private static void check(Set<String> wanted) {
    for (String name : wanted) {
      if (!GROUPS.containsKey(name) && !COMPARISONS.containsKey(name) && !name.equals(PARTS)) {
        System.err.println(
            "no group is called '"
                + name
                + "'; there are "
                + String.join(", ", GROUPS.keySet())
                + ", parts, versus, profiles, javalin");
        System.exit(2);
      }
    }
  }

  private static void compare(Results results, boolean keep, boolean all) {
    KeptFigures kept = KeptFigures.ofThisJava();
    System.out.println();
    kept.compare(results.figures(), all).forEach(System.out::println);
    if (keep) {
      kept.write(results.figures(), all);
      System.out.println("the new figures are kept");
    }
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
