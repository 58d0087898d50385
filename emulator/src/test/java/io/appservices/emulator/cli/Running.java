package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution, serving. */
final class Running implements AutoCloseable {

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

  static Running untilReady(Process process, Path stderr) throws IOException {
    List<String> banner = new ArrayList<>();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      banner.add(line);
      if (line.startsWith("ready ")) {
        return new Running(process, banner, line.substring("ready ".length()), out, stderr);
      }
    }
    throw new AssertionError("not ready: " + banner + Files.readString(stderr));
  }

  String baseUrl() {
    return baseUrl;
  }

  /** What it printed, up to the line that says it is ready. */
  List<String> banner() {
    return banner;
  }

  /** The next line that it prints after the banner; waits for it. */
  String nextLine() throws IOException {
    return out.readLine();
  }

  /** How long it takes to end after this signal; it has to end with status 0. */
  Duration stop(String signal) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Launch.Ended ended = end(signal);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(ended.status()).isZero();
    return took;
  }

  /** Sends a signal, and does not wait for what becomes of it. */
  void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** What it has said on standard error. */
  String errors() throws IOException {
    return Files.readString(stderr);
  }

  /** Its status, once it has ended. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  /** How it ends after this signal, and what it said on standard error. */
  Launch.Ended end(String signal) throws IOException, InterruptedException {
    send(signal);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends after SIG" + signal).isTrue();
    return new Launch.Ended(process.exitValue(), "", Files.readString(stderr));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
