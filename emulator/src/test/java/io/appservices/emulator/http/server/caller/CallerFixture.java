package io.appservices.emulator.http.server.caller;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import io.appservices.emulator.runtime.EmulatorClock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Servers that a page could call: on the loopback interface and on all of them. */
abstract class CallerFixture {

  static final List<Api> APIS =
      List.of(new Restricted(), TestApi.of("/open", Route.get("/data", Access.OPEN, ok())));

  static HttpServer local;
  static HttpServer everywhere;

  @BeforeAll
  static void start() {
    local =
        HttpServer.start(
            List.of("127.0.0.1"),
            0,
            APIS,
            CallerPolicy.of(
                "127.0.0.1",
                List.of("emulator.example", "*.tunnel.example", "fd00::1"),
                List.of("http://localhost:3000", "https://tool.example")),
            new CallChain(new EmulatorClock()));
    everywhere = HttpServer.start("0.0.0.0", 0, APIS);
  }

  @AfterAll
  static void stop() {
    local.close();
    everywhere.close();
  }

  static String call(
      HttpServer server, String method, String path, String host, String... headers) {
    String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return RawHttp.exchange(server, head + more + "\r\n");
  }

  static Handler<Object> ok() {
    return (call, who) -> TestApi.text("{}");
  }

  /** An API for programs. */
  static final class Restricted implements Api {

    @Override
    public String prefix() {
      return "/closed";
    }

    @Override
    public List<Route<?>> routes() {
      return List.of(
          Route.get("/data", Access.OPEN, ok()).withOperation("read"),
          Route.post("/data", Access.OPEN, ok()).withOperation("write"));
    }

    @Override
    public Reply refuse(Call call, AppServicesException refusal) {
      return ErrorResponses.reply(refusal);
    }
  }
}
