package io.appservices.emulator.bench.peer;

import static io.appservices.emulator.bench.peer.PeerRequests.FORM;
import static io.appservices.emulator.bench.peer.PeerRequests.email;
import static io.appservices.emulator.bench.peer.PeerRequests.get;
import static io.appservices.emulator.bench.peer.PeerRequests.inTurns;
import static io.appservices.emulator.bench.peer.PeerRequests.post;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Turns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A server for tests of OpenID Connect. It has no users: whoever asks is let in. */
final class OAuthPeer implements Peer {

  private static final String CLIENT = "client_id=bench&client_secret=secret&scope=openid";
  private static final String TOKEN = "/default/token";
  private static final String BACK = "http://localhost/back";

  @Override
  public String name() {
    return "mock-oauth2-server";
  }

  @Override
  public void install(Path folder, String version) {
    PeerInstall.maven(folder, "no.nav.security", name(), version);
  }

  @Override
  public List<String> command(Path installed, Path work, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        installed.resolve("lib") + "/*",
        "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt");
  }

  @Override
  public Map<String, String> environment(Path work, int port) {
    return Map.of(
        "SERVER_PORT",
        Integer.toString(port),
        "SERVER_HOSTNAME",
        "127.0.0.1",
        "JSON_CONFIG",
        "{\"interactiveLogin\":false,\"httpServer\":\"MockWebServerWrapper\"}");
  }

  @Override
  public byte[] first() {
    return get("/isalive", "");
  }

  @Override
  public Map<String, Turns.Load> prepare(int port) {
    List<byte[]> logins = new ArrayList<>();
    List<byte[]> refreshes = new ArrayList<>();
    List<byte[]> profiles = new ArrayList<>();
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < PeerRequests.USERS; i++) {
        logins.add(
            token("grant_type=password&username=" + email(i) + "&password=password1&" + CLIENT));
        Document tokens = connection.exchange(byCode(port), 200);
        refreshes.add(
            token(
                "grant_type=refresh_token&refresh_token="
                    + tokens.getString("refresh_token")
                    + "&"
                    + CLIENT));
        String bearer = "Authorization: Bearer " + tokens.getString("access_token") + "\r\n";
        profiles.add(get("/default/userinfo", bearer));
      }
    }
    return Map.of(
        "login",
        new Turns.Load(port, 200, inTurns(logins)),
        "refresh",
        new Turns.Load(port, 200, inTurns(refreshes)),
        "profile",
        new Turns.Load(port, 200, inTurns(profiles)));
  }

  /** A request for tokens with a code, as only such a login gets a token to refresh with. */
  private static byte[] byCode(int port) {
    String path =
        "/default/authorize?client_id=bench&response_type=code&scope=openid&state=1&nonce=2"
            + "&redirect_uri="
            + BACK;
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      String location = connection.getHeaderField("Location");
      String code = location.replaceAll(".*[?&]code=([^&]*).*", "$1");
      return token(
          "grant_type=authorization_code&code=" + code + "&redirect_uri=" + BACK + "&" + CLIENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] token(String body) {
    return post(TOKEN, FORM, body);
  }
}
