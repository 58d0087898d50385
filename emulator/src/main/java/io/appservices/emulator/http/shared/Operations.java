package io.appservices.emulator.http.shared;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.PathTemplate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The operations of one API, from a list that lies beside its class: a name, a method and a path on
 * each line; after a colon may stand why the operation is not emulated. The list has what the
 * emulator serves and what only the real service serves.
 *
 * <p>Names are unique over all lists. Those of the Admin API are the operation ids of <a
 * href="https://www.mongodb.com/docs/atlas/app-services/admin/api/v3/">its description</a> where it
 * has one.
 */
public final class Operations {

  private record Operation(String name, Method method, String path, String reason) {}

  /**
   * Lists by the class that they lie beside, and their name. They are part of the program: read
   * once, however many emulators a test run starts.
   */
  private static final Map<String, Operations> LISTS = new ConcurrentHashMap<>();

  private final List<Operation> operations;
  private final Map<String, String> names = new HashMap<>();

  /** The operations that a route table does not serve, by its rows: the same for every emulator. */
  private final Map<List<String>, List<Operation>> missing = new ConcurrentHashMap<>();

  private Operations(List<Operation> operations) {
    this.operations = operations;
    operations.forEach(known -> names.put(key(known.method(), known.path()), known.name()));
  }

  /** Returns the list that lies beside a class under this name. */
  public static Operations read(Class<?> beside, String name) {
    return LISTS.computeIfAbsent(beside.getName() + ' ' + name, key -> load(beside, name));
  }

  private static Operations load(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Operations(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Operations::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the rows given, each with the name of its operation.
   *
   * @throws IllegalStateException if the list lacks a row's method and path
   */
  public List<Route<?>> name(List<Route<?>> emulated) {
    return emulated.stream().<Route<?>>map(this::named).toList();
  }

  /**
   * Returns the rows given, each with the name of its operation, and one row that answers 501 for
   * every operation of the list that none of them serves.
   *
   * @param access the authentication of callers of operations that are not emulated
   * @throws IllegalStateException if the list lacks a row's method and path
   */
  public List<Route<?>> complete(
      List<Route<?>> emulated, BiFunction<Method, String, Access<?>> access) {
    List<String> rows = emulated.stream().map(row -> key(row.method(), row.path())).toList();
    Stream<Route<?>> refused =
        missing.computeIfAbsent(rows, key -> missing(emulated)).stream()
            .<Route<?>>map(known -> refused(known, access.apply(known.method(), known.path())));
    return Stream.concat(emulated.stream().map(this::named), refused).toList();
  }

  private Route<?> named(Route<?> row) {
    String name = names.get(key(row.method(), row.path()));
    if (name == null) {
      throw new IllegalStateException("no operation is named " + row.method() + " " + row.path());
    }
    return row.withOperation(name);
  }

  private List<Operation> missing(List<Route<?>> emulated) {
    Set<String> rows = new HashSet<>();
    Map<Method, List<PathTemplate>> served = new EnumMap<>(Method.class);
    for (Route<?> row : emulated) {
      rows.add(key(row.method(), row.path()));
      served
          .computeIfAbsent(row.method(), method -> new ArrayList<>())
          .add(PathTemplate.parse(row.path()));
    }
    // Most are rows just as they are, so few have to be compared with all of them.
    return operations.stream()
        .filter(known -> !rows.contains(key(known.method(), known.path())))
        .filter(known -> !includes(served.getOrDefault(known.method(), List.of()), known))
        .toList();
  }

  private static boolean includes(List<PathTemplate> served, Operation known) {
    PathTemplate wanted = PathTemplate.parse(known.path());
    for (PathTemplate path : served) {
      if (path.includes(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static <P> Route<P> refused(Operation operation, Access<P> access) {
    return new Route<>(
        operation.name(),
        operation.method(),
        operation.path(),
        access,
        Route.DEFAULT_MAX_BODY_BYTES,
        new NotEmulated(operation.method() + " " + operation.path(), operation.reason()));
  }

  private static Operation parse(String line) {
    int colon = line.indexOf(": ");
    String row = colon < 0 ? line : line.substring(0, colon);
    String[] words = row.split(" ");
    return new Operation(
        words[0],
        Method.valueOf(words[1]),
        words.length > 2 ? words[2] : "",
        colon < 0 ? "" : line.substring(colon + 2));
  }

  private static String key(Method method, String path) {
    return method + " " + path;
  }
}
