package io.appservices.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.AppServicesException;
import java.util.List;

/** An API made of the routes that a test needs. */
record TestApi(String prefix, List<Route> routes) implements Api {

  static TestApi of(String prefix, Route... routes) {
    return new TestApi(prefix, List.of(routes));
  }

  /** Starts a server with this API only. */
  HttpServer start() {
    return HttpServer.start("127.0.0.1", 0, List.of(this));
  }

  /** A JSON answer with this text, unquoted. */
  static Reply text(String text) {
    return Reply.json(200, text.getBytes(UTF_8));
  }

  @Override
  public boolean isOpenToAllOrigins() {
    return true;
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal).withHeader("x-refused-by", prefix);
  }
}
