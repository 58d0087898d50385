package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Route;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;

/**
 * A server for the benchmark of docs/adr/0022: all rows of the emulator, each answering with a
 * constant. With {@code javalin} as its argument it is made of what Javalin has: routes, filters,
 * mapped exceptions, CORS and its own Jetty; else of what the emulator has.
 */
public final class RoutedServer {

  private static final String ANSWER = "{\"a\":1}";

  private RoutedServer() {}

  public static void main(String[] args) throws InterruptedException {
    int port = args[0].equals("javalin") ? javalin() : ours();
    System.out.println("ready http://127.0.0.1:" + port);
    // Our threads are daemons.
    Thread.currentThread().join();
  }

  private static int ours() {
    return new TestApi("", RoutingBenchmark.routes((call, who) -> TestApi.text(ANSWER)))
        .start()
        .port();
  }

  private static int javalin() {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> rule.anyHost()));
              config.routes.before(context -> context.attribute("start", System.nanoTime()));
              config.routes.after(context -> context.attribute("end", System.nanoTime()));
              config.routes.exception(
                  NotFoundResponse.class, (e, context) -> context.status(404).result("{}"));
              for (Route<?> route : RoutingBenchmark.routes((call, who) -> null)) {
                config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method().name()),
                    RoutingBenchmark.javalinPath(route),
                    context -> context.contentType("application/json").result(ANSWER));
              }
            });
    server.start("127.0.0.1", 0);
    return server.port();
  }
}
