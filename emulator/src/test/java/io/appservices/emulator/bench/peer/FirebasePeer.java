package io.appservices.emulator.bench.peer;

import static io.appservices.emulator.bench.peer.PeerRequests.FORM;
import static io.appservices.emulator.bench.peer.PeerRequests.JSON;
import static io.appservices.emulator.bench.peer.PeerRequests.email;
import static io.appservices.emulator.bench.peer.PeerRequests.inTurns;
import static io.appservices.emulator.bench.peer.PeerRequests.post;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Turns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** The emulator of Firebase Authentication. */
final class FirebasePeer implements Peer {

  private static final String ACCOUNTS = "/identitytoolkit.googleapis.com/v1/accounts";

  @Override
  public String name() {
    return "firebase-tools";
  }

  @Override
  public void install(Path folder, String version) {
    PeerInstall.npm(folder, name(), version);
  }

  @Override
  public List<String> command(Path installed, Path work, int port) {
    String config =
        """
        {"emulators": {"auth": {"host": "127.0.0.1", "port": %d}, "ui": {"enabled": false}}}
        """
            .formatted(port);
    try {
      Files.writeString(work.resolve("firebase.json"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path program = installed.resolve("node_modules/firebase-tools/lib/bin/firebase.js");
    return List.of(
        "node", program.toString(), "emulators:start", "--only=auth", "--project=demo-bench");
  }

  @Override
  public Map<String, String> environment(Path work, int port) {
    return Map.of("CI", "true", "NO_UPDATE_NOTIFIER", "1", "XDG_CONFIG_HOME", work.toString());
  }

  @Override
  public byte[] first() {
    return PeerRequests.get("/", "");
  }

  @Override
  public Map<String, Turns.Load> prepare(int port) {
    List<byte[]> logins = new ArrayList<>();
    List<byte[]> refreshes = new ArrayList<>();
    List<byte[]> lookups = new ArrayList<>();
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < PeerRequests.USERS; i++) {
        Document made = connection.exchange(signUp(email(i)), 200);
        logins.add(ofAccount("signInWithPassword", email(i)));
        String token = made.getString("idToken");
        lookups.add(post(ACCOUNTS + ":lookup?key=any", JSON, "{\"idToken\":\"" + token + "\"}"));
        refreshes.add(
            post(
                "/securetoken.googleapis.com/v1/token?key=any",
                FORM,
                "grant_type=refresh_token&refresh_token=" + made.getString("refreshToken")));
      }
    }
    AtomicInteger next = new AtomicInteger();
    return Map.of(
        "sign-up",
        new Turns.Load(port, 200, () -> signUp("new-" + email(next.getAndIncrement()))),
        "login",
        new Turns.Load(port, 200, inTurns(logins)),
        "refresh",
        new Turns.Load(port, 200, inTurns(refreshes)),
        "profile",
        new Turns.Load(port, 200, inTurns(lookups)));
  }

  private static byte[] signUp(String email) {
    return ofAccount("signUp", email);
  }

  private static byte[] ofAccount(String what, String email) {
    String body =
        "{\"email\":\"%s\",\"password\":\"password1\",\"returnSecureToken\":true}".formatted(email);
    return post(ACCOUNTS + ":" + what + "?key=any", JSON, body);
  }
}
