package io.appservices.emulator.testing;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator who calls the Atlas Administration API v1.0 with HTTP Digest. */
public final class AtlasApiClient {

  public static final String PREFIX = "/api/atlas/v1.0";

  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  private final String baseUrl;
  private final EmulatorConfig config;

  public AtlasApiClient(AppServicesEmulator emulator) {
    this.baseUrl = emulator.baseUrl();
    this.config = emulator.config();
  }

  /** A call below the group's database users; the path such as {@code /admin/ellen}, or empty. */
  public Response users(String method, String path, Object body) {
    return call(method, group("/databaseUsers" + path), body);
  }

  /** The target of something below the group. */
  public String group(String path) {
    return PREFIX + "/groups/" + config.apps().groupId() + path;
  }

  /** Any call, with a nonce of its own. */
  public Response call(String method, String target, Object body) {
    return send(method, target, answer().header(method, target), body);
  }

  /** A good answer to a new challenge, for the first request with it. */
  public DigestAnswer answer() {
    return answerTo(send("GET", PREFIX, null, null));
  }

  /** A good answer to a challenge that was refused with. */
  public DigestAnswer answerTo(Response challenge) {
    Matcher nonce = NONCE.matcher(String.valueOf(challenge.header("WWW-Authenticate")));
    if (!nonce.find()) {
      throw new AssertionError("no challenge: " + challenge);
    }
    return new DigestAnswer(
        config.operator().publicKey(), config.operator().privateKey(), nonce.group(1), "MD5", 1);
  }

  /** Any call; an authorization of {@code null} is none, and so is a body. */
  public Response send(String method, String target, String authorization, Object body) {
    String[] headers =
        authorization == null
            ? new String[] {"Accept", "application/json"}
            : new String[] {"Authorization", authorization};
    return Http.send(method, baseUrl + target, Sdk.PLAIN.body(body), headers);
  }
}
