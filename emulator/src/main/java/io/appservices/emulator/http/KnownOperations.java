package io.appservices.emulator.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The operations that the real service is known to have, from a list with a method and a path on
 * each line.
 */
public final class KnownOperations {

  private record Operation(Method method, String path, PathTemplate template) {}

  private final List<Operation> operations;

  private KnownOperations(List<Operation> operations) {
    this.operations = operations;
  }

  /** Reads the list that lies beside a class under this name. */
  public static KnownOperations read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name);
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
    List<Operation> served = new ArrayList<>();
    emulated.forEach(row -> served.add(operation(row.method(), row.path())));
    Stream<Route> missing =
        operations.stream()
            .filter(known -> served.stream().noneMatch(row -> serves(row, known)))
            .map(known -> refused(known, access.apply(known.method(), known.path())));
    return Stream.concat(emulated.stream(), missing).toList();
  }

  private static Route refused(Operation operation, Access access) {
    return new Route(
        operation.method(),
        operation.path(),
        access,
        Route.DEFAULT_MAX_BODY_BYTES,
        new NotEmulated(operation.method() + " " + operation.path()));
  }

  private static Operation parse(String line) {
    int space = line.indexOf(' ');
    return operation(Method.valueOf(line.substring(0, space)), line.substring(space + 1));
  }

  private static Operation operation(Method method, String path) {
    return new Operation(method, path, PathTemplate.parse(path));
  }

  private static boolean serves(Operation row, Operation known) {
    return row.method() == known.method() && row.template().includes(known.template());
  }
}
