package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution, serving. */
public final class Running implements AutoCloseable {

  private final Process process;
  private final List<String> banner;
  private final String baseUrl;
  private final BufferedReader out;
  private final Path stderr;

  private Running(
      Process process, List<String> banner, String baseUrl, BufferedReader out, Path stderr) {
    this.out = out;
    this.stderr = stderr;
    this.process = process;
    this.banner = banner;
    this.baseUrl = baseUrl;
  }

  public static Running untilReady(Process process, Path stderr) throws IOException {
    List<String> banner = new ArrayList<>();
    Watchdog watchdog = Watchdog.over(process);
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      banner.add(line);
      if (line.startsWith("ready ")) {
        watchdog.stop();
        return new Running(process, banner, line.substring("ready ".length()), out, stderr);
      }
    }
    throw new AssertionError("not ready: " + banner + Files.readString(stderr));
  }

  public String baseUrl() {
    return baseUrl;
  }

  /** What it printed, up to the line that says it is ready. */
  public List<String> banner() {
    return banner;
  }

  /** The next line that it prints after the banner; waits for it. */
  public String nextLine() throws IOException {
    Watchdog watchdog = Watchdog.over(process);
    try {
      return out.readLine();
    } finally {
      watchdog.stop();
    }
  }

  /** How long it takes to end after this signal; it has to end with status 0. */
  public Duration stop(String signal) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Launch.Ended ended = end(signal);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(ended.status()).isZero();
    return took;
  }

  /** Sends a signal, and does not wait for what becomes of it. */
  public void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** What it has said on standard error. */
  public String errors() throws IOException {
    return Files.readString(stderr);
  }

  boolean hasEnded() {
    return !process.isAlive();
  }

  /** Its status, once it has ended. */
  public int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  /** How it ends after this signal, and what it said on standard error. */
  public Launch.Ended end(String signal) throws IOException, InterruptedException {
    send(signal);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends after SIG" + signal).isTrue();
    return new Launch.Ended(process.exitValue(), "", Files.readString(stderr));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
