package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.cli.remote.App;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Exit;
import io.appservices.emulator.cli.terminal.Quantity;
import io.appservices.emulator.cli.terminal.Terminal;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: whether this machine has what the emulator needs. */
@Command(
    name = "doctor",
    description = "Checks Java, memory, disk, names, the port, the state on disk and functions.",
    footer = {
      "",
      "Exit status: 0 all is well; 1 something is not, and its line says what to do;",
      "2 wrong usage.",
      "Examples:",
      "  appservices-emulator doctor",
      "  appservices-emulator doctor --url http://localhost:9091"
    })
final class DoctorCommand implements Callable<Integer> {

  private static final long MEGABYTE = 1 << 20;
  private static final long ENOUGH_DISK = 200 * MEGABYTE;
  private static final long ENOUGH_HEAP = 30 * MEGABYTE;
  private static final int OLDEST_JAVA = 17;

  @Mixin private ServerOptions server = new ServerOptions();

  private boolean failed;

  /** One check; what it returns is told, and what it throws is what is wrong. */
  private interface Check {
    String run() throws IOException;
  }

  @Override
  public Integer call() {
    check("java", DoctorCommand::java);
    check("memory", DoctorCommand::memory);
    check("disk", DoctorCommand::disk);
    check("localhost", DoctorCommand::localhost);
    check("server", this::server);
    check("state", DoctorCommand::state);
    check("functions", DoctorCommand::functions);
    return failed ? Exit.FAILED : Exit.OK;
  }

  private void check(String name, Check check) {
    String text;
    boolean good = true;
    try {
      text = check.run();
    } catch (IOException | RuntimeException | LinkageError e) {
      good = false;
      text = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    failed |= !good;
    server
        .out()
        .printf("%-6s %-10s %s%n", good ? "ok" : "wrong", name, Terminal.clean(text.strip()));
    server.out().flush();
  }

  private static String java() {
    Runtime.Version version = Runtime.version();
    String text = version + " in " + System.getProperty("java.home");
    require(version.feature() >= OLDEST_JAVA, text + ": Java 17 or newer is needed");
    return text;
  }

  private static String memory() {
    long heap = Runtime.getRuntime().maxMemory();
    String text = "up to " + heap / MEGABYTE + " MB of heap";
    require(heap >= ENOUGH_HEAP, text + ": give it more, APPSERVICES_EMULATOR_JAVA_OPTS=-Xmx256m");
    return text;
  }

  private static String disk() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    // Not by its FileStore, which Java does not find where the root is not what is mounted there.
    long free = temporary.toFile().getUsableSpace();
    String text = free / MEGABYTE + " MB free in " + temporary;
    require(free >= ENOUGH_DISK, text + ": 200 MB are needed");
    return text;
  }

  private static String localhost() throws IOException {
    List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName("localhost"));
    String text =
        addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    require(
        addresses.stream().allMatch(InetAddress::isLoopbackAddress),
        "localhost is " + text + ", which is not this machine alone: see /etc/hosts");
    return "is " + text;
  }

  /** Either an emulator answers, or its port is free. */
  private String server() throws IOException {
    URI url = server.server().url();
    try {
      int apps = App.all(server.server()).size();
      return "an emulator with " + Quantity.of(apps, "app") + " answers at " + url;
    } catch (CommandException e) {
      require(
          isFree(url),
          "what answers at " + url + " is no emulator, or refuses: start one with --port 0");
      return "none answers at " + url + ", whose port is free";
    }
  }

  private static boolean isFree(URI url) {
    InetAddress host = InetAddress.getLoopbackAddress();
    int port = url.getPort() < 0 ? 80 : url.getPort();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String state() throws IOException {
    Path directory = Files.createTempDirectory("appservices-doctor");
    try {
      EmulatorConfig config = EmulatorConfig.builder().data(d -> d.directory(directory)).build();
      try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
        emulator.app().createUser("user@example.com", "correct horse");
      }
      return "can be kept in a directory";
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String functions() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.app();
      app.functions().source("answer", "exports = () => 'run in JavaScript';");
      return String.valueOf(app.functions().call("answer"));
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalStateException(problem);
    }
  }
}
