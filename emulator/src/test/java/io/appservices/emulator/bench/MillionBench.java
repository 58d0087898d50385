package io.appservices.emulator.bench;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.InProcess;
import io.appservices.emulator.bench.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What a million users cost beside a thousand, in memory and in a directory: two servers with the
 * users of a file, asked in turns over one connection each for users that are drawn at random.
 */
final class MillionBench {

  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("bench.users", 1_000_000);
  private static final int LOOKS = Integer.getInteger("bench.looks", 3_000);
  private static final Path PLACE =
      Path.of(System.getProperty("bench.directory", "emulator/target"));

  private record Load(String name, int status, IntFunction<byte[]> request) {}

  /** A server with so many users, and what it is asked. */
  private record Side(ServerProcess server, int users, List<Load> loads) implements AutoCloseable {

    static Side of(ServerProcess server, int users) {
      try (Connection connection = new Connection(server.port())) {
        String token = connection.exchange(Requests.logInAdmin(), 200).getString("access_token");
        return new Side(server, users, MillionBench.loads(token));
      }
    }

    double micros(Connection connection, int load, Random random) {
      Load kind = loads.get(load);
      return connection.micros(kind.request().apply(random.nextInt(users)), kind.status());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  void run(Results results) {
    Path folder = newFolder();
    try {
      inMemory(folder, results);
      inDirectory(folder, results);
    } finally {
      delete(folder);
    }
    double heap =
        Double.parseDouble(
            ServerProcess.runJava(InProcess.class, "heap", Integer.toString(MANY)).get(0));
    results.atMost(
        "live heap of one of a million users, KiB", Results.number(heap) + " KiB", heap, 0.7);
  }

  private static void inMemory(Path folder, Results results) {
    try (Side few = Side.of(inMemory(file(folder, FEW)), FEW);
        Side many = Side.of(inMemory(file(folder, MANY)), MANY)) {
      compare(few, many, "in memory", results);
      results.plain("a million users, in memory: import and start", seconds(many));
      results.plain("the same, resident", Results.mib(many.server().resident()));
    }
  }

  private static void inDirectory(Path folder, Results results) {
    Path fewer = folder.resolve("few");
    Path more = folder.resolve("many");
    ServerProcess.runJava(MillionUsers.class, fewer.toString(), Integer.toString(FEW));
    long start = System.nanoTime();
    ServerProcess.runJava(MillionUsers.class, more.toString(), Integer.toString(MANY));
    results.plain(
        "a million users, made in a directory by 128 threads",
        Results.number((System.nanoTime() - start) / 1e9) + " s");
    try (Side few = Side.of(inDirectory(fewer), FEW);
        Side many = Side.of(inDirectory(more), MANY)) {
      results.plain("the same: start of what is there", seconds(many));
      compare(few, many, "in a directory", results);
      double resident = many.server().resident();
      results.atMost(
          "a million users, in a directory: resident, MiB", Results.mib(resident), resident, 300);
    }
  }

  /** The heap has room for a million; what the launcher gives it is for fewer. */
  private static ServerProcess inMemory(Path users) {
    return ServerProcess.emulatorWithJava("-Xmx2g", "--users=" + users);
  }

  private static ServerProcess inDirectory(Path directory) {
    return ServerProcess.emulatorWith("--data=" + directory, "--password-iterations=1");
  }

  private static void compare(Side few, Side many, String where, Results results) {
    Random random = new Random(1);
    for (int load = 0; load < few.loads().size(); load++) {
      double[] small = new double[LOOKS];
      double[] large = new double[LOOKS];
      try (Connection toFew = new Connection(few.server().port());
          Connection toMany = new Connection(many.server().port())) {
        for (int i = -LOOKS; i < LOOKS; i++) {
          double first = few.micros(toFew, load, random);
          double second = many.micros(toMany, load, random);
          if (i >= 0) {
            small[i] = first;
            large[i] = second;
          }
        }
      }
      double less = Results.median(small);
      double more = Results.median(large);
      results.atMost(
          few.loads().get(load).name() + " " + where + ", a million users to 1 000",
          Math.round(more) + " us to " + Math.round(less) + " us",
          more / less,
          1.5);
    }
  }

  private static List<Load> loads(String token) {
    return List.of(
        new Load(
            "page of 50",
            200,
            user ->
                Requests.of(
                    "GET", Requests.USERS + "?limit=50&after=" + MillionUsers.id(user), token, "")),
        new Load(
            "user by id",
            200,
            user -> Requests.of("GET", Requests.USERS + "/" + MillionUsers.id(user), token, "")),
        new Load("login", 200, user -> Requests.logIn(MillionUsers.email(user), "")),
        new Load("revoke", 204, user -> Requests.revoke(token, MillionUsers.id(user))));
  }

  /** Writes so many users. */
  private static Path file(Path folder, int users) {
    Path file = folder.resolve(users + ".jsonl");
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int first = 0; first < users; first += FEW) {
        out.write(MillionUsers.lines(first, first + FEW));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Side side) {
    return Results.number(side.server().readyAfterMillis() / 1e3) + " s";
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(PLACE, "million-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
