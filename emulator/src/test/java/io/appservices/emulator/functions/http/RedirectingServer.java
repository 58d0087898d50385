package io.appservices.emulator.functions.http;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A host that functions may call, which sends them elsewhere; named other than the elsewhere. */
final class RedirectingServer implements AutoCloseable {

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().functions(f -> f.allowHttp("localhost")).build());

  RedirectingServer(String target) throws IOException {
    redirect("/", target);
    redirect("/inner", url() + "here");
    server.createContext(
        "/here",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  private void redirect(String path, String target) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  Code code() {
    return Code.on(emulator);
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  String innerUrl() {
    return url() + "inner";
  }

  @Override
  public void close() {
    server.stop(0);
    emulator.close();
  }
}
