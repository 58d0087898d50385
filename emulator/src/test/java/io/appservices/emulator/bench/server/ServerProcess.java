package io.appservices.emulator.bench.server;

import io.appservices.emulator.bench.load.ClosedLoop;
import io.appservices.emulator.bench.load.Connection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A server in a process of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final Path DISTRIBUTION = distribution();
  private static final String READY = "ready ";

  private final Process process;
  private final long startedAt = System.nanoTime();
  private int port;
  private double readyAfterMillis;

  private ServerProcess(List<String> command) {
    this(command, Map.of());
  }

  private ServerProcess(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The distribution, as its launcher starts it. */
  public static ServerProcess emulator() {
    return emulator(DISTRIBUTION);
  }

  /** The distribution with some more options. */
  public static ServerProcess emulatorWith(String... options) {
    return emulatorWith(Map.of(), options);
  }

  /** The distribution with some more options, and some for Java that win over the launcher's. */
  public static ServerProcess emulatorWithJava(String java, String... options) {
    return emulatorWith(Map.of("APPSERVICES_EMULATOR_JAVA_OPTS", java), options);
  }

  private static ServerProcess emulatorWith(Map<String, String> environment, String... options) {
    List<String> command = new ArrayList<>();
    command.add(DISTRIBUTION.resolve("bin/appservices-emulator").toString());
    command.addAll(List.of("start", "--port=0"));
    command.addAll(List.of(options));
    return new ServerProcess(command, environment).ready();
  }

  /** A distribution that lies elsewhere, as its launcher starts it. */
  public static ServerProcess emulator(Path distribution) {
    return new ServerProcess(
            List.of(
                distribution.resolve("bin/appservices-emulator").toString(), "start", "--port=0"))
        .ready();
  }

  /** The distribution in its place, seen from the root of the project or from its module. */
  private static Path distribution() {
    Path inModule = Path.of("target/appservices-emulator");
    return Files.isDirectory(inModule) ? inModule : Path.of("emulator").resolve(inModule);
  }

  /** The distribution, as its launcher starts it, but that it ends where memory runs out. */
  public static ServerProcess emulatorThatEndsWithoutMemory(String... options) {
    // Mostly dead objects may stay where moving others would cost more, as int arrays.
    return emulatorWithJava(
        "-XX:+ExitOnOutOfMemoryError -XX:MarkSweepAlwaysCompactCount=1", options);
  }

  /**
   * The yardstick, with the Java and the options that the launcher starts the distribution with.
   */
  public static ServerProcess bare() {
    return main(BareServer.class);
  }

  /** Another main class of the tests, started in the same way. */
  public static ServerProcess main(Class<?> main, String... arguments) {
    return main(Launcher.command(), main, arguments);
  }

  /** Another main class of the tests, with the Java of the launcher and none of its options. */
  public static ServerProcess withDefaults(Class<?> main) {
    return main(Launcher.command().subList(0, 1), main);
  }

  private static ServerProcess main(List<String> java, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(java);
    Path tests = Path.of("emulator/target/test-classes");
    command.addAll(List.of("-cp", DISTRIBUTION + "/lib/*:" + tests, main.getName()));
    command.addAll(List.of(arguments));
    return new ServerProcess(command).ready();
  }

  /** A main class of the benchmarks, with the class path and Java of this process. */
  public static List<String> runJava(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    try {
      Process child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return child.inputReader().lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle.Info info() {
    return process.info();
  }

  public int port() {
    return port;
  }

  /** Milliseconds from the start of the process to the answer of a first request. */
  public double firstAnswer(byte[] request) {
    try (Connection connection = new Connection(port)) {
      connection.exchange(request, 200);
    }
    return (System.nanoTime() - startedAt) / 1e6;
  }

  /** Milliseconds from the start of the process until it said that it is ready. */
  public double readyAfterMillis() {
    return readyAfterMillis;
  }

  /** Seconds of processor time that it has used. */
  public double processorSeconds() {
    return info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** Requests per second, and microseconds of the server's processor time for each. */
  public record Measured(double rate, double micros) {}

  /** Keeps it busy. */
  public Measured drive(double seconds, int status, Supplier<byte[]> requests) {
    double before = processorSeconds();
    double rate = ClosedLoop.forSeconds(port, seconds, status, requests);
    return new Measured(rate, (processorSeconds() - before) * 1e6 / (rate * seconds));
  }

  /** How many objects of each class it has, after a garbage collection. */
  public Map<String, Long> objects() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Map<String, Long> objects = new TreeMap<>();
    try {
      Process tool =
          new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
      for (String line : tool.inputReader().lines().toList()) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length >= 4 && columns[0].endsWith(":") && columns[1].matches("\\d+")) {
          objects.merge(columns[3], Long.parseLong(columns[1]), Long::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  /** Resident memory in MiB. */
  public double resident() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerProcess ready() {
    try {
      BufferedReader out = process.inputReader();
      String line = out.readLine();
      while (line != null && !line.startsWith(READY)) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the server did not start");
      }
      readyAfterMillis = (System.nanoTime() - startedAt) / 1e6;
      port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      drain(out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on: a server that nobody listens to would wait for ever to print the next mail. */
  private static void drain(BufferedReader out) {
    Thread reader = new Thread(() -> skip(out), "bench-output");
    reader.setDaemon(true);
    reader.start();
  }

  private static void skip(BufferedReader out) {
    try {
      while (out.readLine() != null) {}
    } catch (IOException e) {
      // The server has ended.
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
