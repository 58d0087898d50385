package io.appservices.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Makes many users in a data directory, from many threads, whose changes share flushes. The
 * arguments are the directory and the number of users.
 */
public final class MillionUsers {

  private static final int THREADS = 128;
  private static final int TOGETHER = 500;

  private MillionUsers() {}

  public static void main(String[] args) throws ExecutionException, InterruptedException {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .data(d -> d.directory(Path.of(args[0])).passwordIterations(1))
            .build();
    int users = Integer.parseInt(args[1]);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      List<Future<?>> imports = new ArrayList<>();
      for (int first = 0; first < users; first += TOGETHER) {
        byte[] lines = lines(first, Math.min(users, first + TOGETHER)).getBytes(UTF_8);
        imports.add(
            threads.submit(() -> emulator.app().importUsers(new ByteArrayInputStream(lines))));
      }
      for (Future<?> done : imports) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Returns lines of a file of users. */
  static String lines(int first, int end) {
    return IntStream.range(first, end).mapToObj(MillionUsers::line).collect(joining());
  }

  private static String line(int user) {
    return "{\"_id\":\"%s\",\"email\":\"%s\",\"password\":\"password1\"}\n"
        .formatted(id(user), email(user));
  }

  static String id(int user) {
    return "5f60207f14dfb25d%08x".formatted(user);
  }

  static String email(int user) {
    return "user-" + user + "@example.com";
  }
}
