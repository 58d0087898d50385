package io.appservices.emulator.bench.server;

import io.appservices.emulator.bench.load.Requests;
import io.javalin.Javalin;

/** The yardstick: Javalin as it comes, with one route that answers a constant. */
public final class BareServer {

  public static final byte[] REQUEST = Requests.of("GET", "/json", null, "");

  private static final String ANSWER =
      "{\"user_id\":\"5f60207f14dfb25d23101102\",\"type\":\"normal\",\"data\":{},\"identities\":[]}";

  private BareServer() {}

  public static void main(String[] args) {
    Javalin server = create();
    server.start("127.0.0.1", 0);
    System.out.println("ready http://127.0.0.1:" + server.port());
  }

  /** Returns one that is not started. */
  static Javalin create() {
    return Javalin.create(
        config ->
            config.routes.get(
                "/json", context -> context.contentType("application/json").result(ANSWER)));
  }
}
