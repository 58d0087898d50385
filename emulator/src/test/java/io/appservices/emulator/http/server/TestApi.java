package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import java.util.Arrays;
import java.util.List;

/** An API made of the routes that a test needs. */
public record TestApi(String prefix, List<Route<?>> routes) implements Api {

  /** Rows that have no name for their operation are named after method and path. */
  public static TestApi of(String prefix, Route<?>... routes) {
    return new TestApi(prefix, Arrays.stream(routes).map(TestApi::named).toList());
  }

  private static Route<?> named(Route<?> row) {
    return row.operation().isEmpty() ? row.withOperation(row.method() + " " + row.path()) : row;
  }

  /** Starts a server with this API only. */
  public HttpServer start() {
    return HttpServer.start("127.0.0.1", 0, List.of(this));
  }

  /** A JSON answer with this text, unquoted. */
  public static Reply text(String text) {
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
