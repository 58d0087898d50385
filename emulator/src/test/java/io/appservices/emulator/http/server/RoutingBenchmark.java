package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.javalin.config.RouterConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.router.matcher.PathMatcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding a route among those of the emulator: our trie, and the matcher that Javalin has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:TieredStopAtLevel=1"})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RoutingBenchmark {

  private static final Access<Object> OPEN = call -> call;

  private static final String APP =
      "/groups/5f60207f14dfb25d23101102/apps/5f60207f14dfb25d24511201";

  /** One of the first, of the middle and of the last that Javalin looks at, and none. */
  @Param({
    "/api/client/v2.0/auth/profile",
    "/api/admin/v3.0" + APP + "/users/5f60207f14dfb25d24511202",
    "/api/atlas/v1.0/groups/5f60207f14dfb25d23101102/databaseUsers/admin/ellen",
    "/api/client/v2.0/nothing"
  })
  public String path;

  private final Router router =
      Router.of(List.of(new TestApi("", routes((call, who) -> Reply.empty(204)))));
  private final PathMatcher javalin = javalin();

  @Benchmark
  public Object trie() {
    return router.find(Optional.of(Method.GET), path);
  }

  @Benchmark
  public Object javalinMatcher() {
    ParsedEndpoint entry = javalin.findFirstEntry(HandlerType.GET, path);
    return entry == null ? null : entry.extractPathParams(path);
  }

  /** The rows of the three APIs, all with one handler. */
  static List<Route<?>> routes(Handler<Object> handler) {
    return Stream.of(
            read("client", "/api/client/v2.0", handler),
            read("admin", "/api/admin/v3.0", handler),
            read("atlas", "/api/atlas/v1.0", handler))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Route<?>> read(String api, String prefix, Handler<Object> handler) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Route.class.getResourceAsStream(api + "/operations.txt"), UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ")[0].split(" "))
          .<Route<?>>map(
              words -> route(words, prefix + (words.length > 2 ? words[2] : ""), handler))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Route<?> route(String[] words, String path, Handler<Object> handler) {
    Method method = Method.valueOf(words[1]);
    return new Route<>(words[0], method, path, OPEN, 0, handler);
  }

  private static PathMatcher javalin() {
    PathMatcher matcher = new PathMatcher();
    RouterConfig config = new RouterConfig();
    for (Route<?> route : routes((call, who) -> null)) {
      HandlerType type = HandlerType.findOrCreate(route.method().name());
      Endpoint endpoint = new Endpoint(type, javalinPath(route), context -> {});
      matcher.add(new ParsedEndpoint(endpoint, config));
    }
    return matcher;
  }

  /** The path as Javalin writes it. */
  static String javalinPath(Route<?> route) {
    return route.path().replace("{username*}", "<username>");
  }
}
