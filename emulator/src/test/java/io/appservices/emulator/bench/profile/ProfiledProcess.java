package io.appservices.emulator.bench.profile;

import io.appservices.emulator.bench.server.ServerProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A server that Flight Recorder samples, of a distribution as its launcher starts it. */
final class ProfiledProcess implements AutoCloseable {

  /** More often than usual, as few samples of a busy machine come to anything. */
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0">
        <event name="jdk.ExecutionSample">
          <setting name="enabled">true</setting>
          <setting name="period">2 ms</setting>
        </event>
        <event name="jdk.NativeMethodSample">
          <setting name="enabled">true</setting>
          <setting name="period">10 ms</setting>
        </event>
        <event name="jdk.GarbageCollection">
          <setting name="enabled">true</setting>
          <setting name="threshold">0 ms</setting>
        </event>
      </configuration>
      """;

  /** Leaves the id of the process, which becomes Java, and tells where methods are inlined. */
  private static final String LAUNCHER =
      """
      #!/bin/sh
      echo $$ >'%1$s/pid'
      APPSERVICES_EMULATOR_JAVA_OPTS="${APPSERVICES_EMULATOR_JAVA_OPTS:-} \
      -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints \
      -XX:StartFlightRecording=name=profile,settings=%1$s/profile.jfc"
      export APPSERVICES_EMULATOR_JAVA_OPTS
      exec '%2$s/bin/appservices-emulator' "$@"
      """;

  private record Period(Instant start, Instant end) {

    boolean contains(Instant time) {
      return !time.isBefore(start) && !time.isAfter(end);
    }
  }

  private final Path directory;
  private final ServerProcess server;
  private final String id;
  private final Map<Profile, Period> periods = new LinkedHashMap<>();

  /**
   * Starts it.
   *
   * @param directory where its launcher and its recording are left
   */
  ProfiledProcess(Path distribution, Path directory) throws IOException {
    this.directory = directory.toAbsolutePath();
    Path launcher = this.directory.resolve("bin/appservices-emulator");
    Files.createDirectories(launcher.getParent());
    Files.writeString(this.directory.resolve("profile.jfc"), SETTINGS);
    Files.writeString(launcher, LAUNCHER.formatted(this.directory, distribution.toAbsolutePath()));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    server = ServerProcess.emulator(this.directory);
    id = Files.readString(this.directory.resolve("pid")).strip();
  }

  int port() {
    return server.port();
  }

  /** Has a profile know what the server does while something keeps it busy. */
  void profile(Profile profile, Runnable busy) throws IOException {
    Map<Path, Spent> before = spent();
    Instant start = Instant.now();
    busy.run();
    Period period = new Period(start, Instant.now());
    spent()
        .forEach(
            (thread, after) -> {
              Spent spent = before.containsKey(thread) ? after.since(before.get(thread)) : after;
              profile.add(spent.kind, spent.user, spent.system);
            });
    profile.add(Duration.between(start, period.end));
    periods.put(profile, period);
  }

  /** Reads the recording into the profiles. */
  void read() throws IOException {
    Path recording = directory.resolve("profile.jfr");
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process tool =
        new ProcessBuilder(jcmd.toString(), id, "JFR.dump", "name=profile", "filename=" + recording)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      tool.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        periods.forEach(
            (profile, period) -> {
              if (period.contains(event.getStartTime())) {
                profile.add(event);
              }
            });
      }
    }
  }

  /** What a thread did so far, in ticks of the kernel. */
  private record Spent(Profile.Kind kind, long user, long system) {

    /** Of a line of {@code /proc}, whose second part is the name of the thread, in parentheses. */
    static Spent of(String stat) {
      int end = stat.lastIndexOf(')');
      String[] parts = stat.substring(end + 2).split(" ");
      return new Spent(
          Profile.Kind.of(stat.substring(stat.indexOf('(') + 1, end)),
          Long.parseLong(parts[11]),
          Long.parseLong(parts[12]));
    }

    Spent since(Spent before) {
      return new Spent(kind, user - before.user, system - before.system);
    }
  }

  /** What its threads did so far, by their ids. */
  private Map<Path, Spent> spent() throws IOException {
    Map<Path, Spent> spent = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", id, "task"))) {
      for (Path thread : threads) {
        try {
          spent.put(thread, Spent.of(Files.readString(thread.resolve("stat"))));
        } catch (NoSuchFileException e) {
          // It has ended since the directory was read.
        }
      }
    }
    return spent;
  }

  @Override
  public void close() {
    server.close();
  }
}
