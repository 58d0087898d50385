package io.appservices.emulator.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The operations that the real service is known to have, from a list with a method and a path on
 * each line; after a colon may stand why it is not emulated.
 */
public final class KnownOperations {

  private record Operation(Method method, String path, PathTemplate template, String reason) {}

  private record Source(Class<?> beside, String name) {}

  /** Lists are part of the program: read once, however many emulators a test run starts. */
  private static final Map<Source, KnownOperations> LISTS = new ConcurrentHashMap<>();

  private final List<Operation> operations;

  /** What is missing beside the rows that were asked about: the same for every emulator. */
  private final Map<List<String>, List<Operation>> missing = new ConcurrentHashMap<>();

  private KnownOperations(List<Operation> operations) {
    this.operations = operations;
  }

  /** The list that lies beside a class under this name. */
  public static KnownOperations read(Class<?> beside, String name) {
    return LISTS.computeIfAbsent(new Source(beside, name), KnownOperations::load);
  }

  private static KnownOperations load(Source source) {
    try (InputStream in = source.beside().getResourceAsStream(source.name());
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new KnownOperations(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(KnownOperations::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows given, and one row that answers 501 for every known operation that none of them
   * serves.
   *
   * @param access who may call an operation that is not emulated
   */
  public List<Route> complete(List<Route> emulated, BiFunction<Method, String, Access> access) {
    List<String> rows = emulated.stream().map(row -> row.method() + row.path()).toList();
    Stream<Route> refused =
        missing.computeIfAbsent(rows, key -> missing(emulated)).stream()
            .map(known -> refused(known, access.apply(known.method(), known.path())));
    return Stream.concat(emulated.stream(), refused).toList();
  }

  private List<Operation> missing(List<Route> emulated) {
    List<Operation> served =
        emulated.stream().map(row -> operation(row.method(), row.path(), "")).toList();
    return operations.stream()
        .filter(known -> served.stream().noneMatch(row -> serves(row, known)))
        .toList();
  }

  private static Route refused(Operation operation, Access access) {
    return new Route(
        operation.method(),
        operation.path(),
        access,
        Route.DEFAULT_MAX_BODY_BYTES,
        new NotEmulated(operation.method() + " " + operation.path(), operation.reason()));
  }

  private static Operation parse(String line) {
    int space = line.indexOf(' ');
    String[] parts = line.substring(space + 1).split(": ", 2);
    return operation(
        Method.valueOf(line.substring(0, space)), parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static Operation operation(Method method, String path, String reason) {
    return new Operation(method, path, PathTemplate.parse(path), reason);
  }

  private static boolean serves(Operation row, Operation known) {
    return row.method() == known.method() && row.template().includes(known.template());
  }
}
