package io.appservices.emulator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.AppServicesEmulator;

/** Calls the emulator's own API as a test in another language than Java does. */
public final class ControlApiClient {

  private final AppServicesEmulator emulator;

  public ControlApiClient(AppServicesEmulator emulator) {
    this.emulator = emulator;
  }

  public Response get(String path, String... headers) {
    return Http.send("GET", url(path), null, headers);
  }

  public Response delete(String path) {
    return Http.send("DELETE", url(path), null);
  }

  public Response post(String path) {
    return Http.send("POST", url(path), null);
  }

  public Response post(String path, String body) {
    return Http.send("POST", url(path), body.getBytes(UTF_8), "Content-Type", "application/json");
  }

  public String url(String path) {
    return emulator.baseUrl() + "/__emulator/v1" + path;
  }
}
