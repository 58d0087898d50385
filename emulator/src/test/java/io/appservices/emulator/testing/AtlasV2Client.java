package io.appservices.emulator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.AppServicesEmulator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An operator who calls version 2 of the Atlas Administration API with the token of an account. */
public record AtlasV2Client(AppServicesEmulator emulator, String token, String accept) {

  public static final String PREFIX = "/api/atlas/v2";
  public static final String ACCEPT = "application/vnd.atlas.2025-03-12+json";

  /** The operator who has the key pair of the configuration. */
  public static AtlasV2Client of(AppServicesEmulator emulator) {
    return of(
        emulator,
        emulator.config().operator().publicKey(),
        emulator.config().operator().privateKey());
  }

  /** The service account of a client id and secret. */
  public static AtlasV2Client of(AppServicesEmulator emulator, String clientId, String secret) {
    Response issued = token(emulator, clientId, secret, "grant_type=client_credentials");
    return new AtlasV2Client(emulator, issued.string("access_token"), ACCEPT);
  }

  /** Asks for a token. */
  public static Response token(
      AppServicesEmulator emulator, String clientId, String secret, String form) {
    return oauth(emulator, "/token", clientId, secret, form);
  }

  /** Sends a form with HTTP Basic. */
  public static Response oauth(
      AppServicesEmulator emulator, String path, String clientId, String secret, String form) {
    return Http.send(
        "POST",
        emulator.baseUrl() + "/api/oauth" + path,
        form.getBytes(UTF_8),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(UTF_8)));
  }

  public AtlasV2Client accepting(String other) {
    return new AtlasV2Client(emulator, token, other);
  }

  /** The path of something below the group. */
  public String group(String path) {
    return "/groups/" + emulator.config().apps().groupId() + path;
  }

  /** A call below the group's database users; the path such as {@code /admin/ellen}, or empty. */
  public Response users(String method, String path, Object body) {
    return call(method, group("/databaseUsers" + path), body);
  }

  /** Any call below the prefix. */
  public Response call(String method, String path, Object body) {
    List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + token));
    if (!accept.isEmpty()) {
      headers.addAll(List.of("Accept", accept));
    }
    if (body != null) {
      headers.addAll(List.of("Content-Type", ACCEPT));
    }
    return Http.send(
        method,
        emulator.baseUrl() + PREFIX + path,
        Sdk.PLAIN.body(body),
        headers.toArray(String[]::new));
  }
}
