package io.appservices.emulator.bench.peer;

import static io.appservices.emulator.bench.peer.PeerRequests.email;
import static io.appservices.emulator.bench.peer.PeerRequests.inTurns;
import static io.appservices.emulator.bench.peer.PeerRequests.post;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Turns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** An emulator of Amazon Cognito. */
final class CognitoPeer implements Peer {

  @Override
  public String name() {
    return "cognito-local";
  }

  @Override
  public void install(Path folder, String version) {
    PeerInstall.npm(folder, name(), version);
  }

  @Override
  public List<String> command(Path installed, Path work, int port) {
    return List.of(
        "node", installed.resolve("node_modules/cognito-local/lib/bin/start.js").toString());
  }

  @Override
  public Map<String, String> environment(Path work, int port) {
    return Map.of("PORT", Integer.toString(port), "HOST", "127.0.0.1");
  }

  @Override
  public byte[] first() {
    return PeerRequests.get("/health", "");
  }

  @Override
  public Map<String, Turns.Load> prepare(int port) {
    try (Connection connection = new Connection(port)) {
      String pool =
          connection
              .exchange(call("CreateUserPool", "{\"PoolName\":\"bench\"}"), 200)
              .get("UserPool", Document.class)
              .getString("Id");
      String client =
          connection
              .exchange(
                  call(
                      "CreateUserPoolClient",
                      "{\"UserPoolId\":\"%s\",\"ClientName\":\"bench\"}".formatted(pool)),
                  200)
              .get("UserPoolClient", Document.class)
              .getString("ClientId");
      return loads(port, connection, pool, client);
    }
  }

  private static Map<String, Turns.Load> loads(
      int port, Connection connection, String pool, String client) {
    List<byte[]> logins = new ArrayList<>();
    List<byte[]> refreshes = new ArrayList<>();
    List<byte[]> users = new ArrayList<>();
    for (int i = 0; i < PeerRequests.USERS; i++) {
      connection.exchange(signUp(client, email(i)), 200);
      String user = "{\"UserPoolId\":\"%s\",\"Username\":\"%s\"}".formatted(pool, email(i));
      connection.exchange(call("AdminConfirmSignUp", user), 200);
      byte[] login =
          auth(
              client,
              "USER_PASSWORD_AUTH",
              "{\"USERNAME\":\"%s\",\"PASSWORD\":\"Password-1\"}".formatted(email(i)));
      Document tokens = connection.exchange(login, 200).get("AuthenticationResult", Document.class);
      logins.add(login);
      refreshes.add(
          auth(
              client,
              "REFRESH_TOKEN_AUTH",
              "{\"REFRESH_TOKEN\":\"" + tokens.getString("RefreshToken") + "\"}"));
      users.add(call("GetUser", "{\"AccessToken\":\"" + tokens.getString("AccessToken") + "\"}"));
    }
    AtomicInteger next = new AtomicInteger();
    return Map.of(
        "sign-up",
        new Turns.Load(port, 200, () -> signUp(client, "new-" + email(next.getAndIncrement()))),
        "login",
        new Turns.Load(port, 200, inTurns(logins)),
        "refresh",
        new Turns.Load(port, 200, inTurns(refreshes)),
        "profile",
        new Turns.Load(port, 200, inTurns(users)));
  }

  private static byte[] signUp(String client, String email) {
    return call(
        "SignUp",
        "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"Password-1\"}"
            .formatted(client, email));
  }

  private static byte[] auth(String client, String flow, String parameters) {
    return call(
        "InitiateAuth",
        "{\"ClientId\":\"%s\",\"AuthFlow\":\"%s\",\"AuthParameters\":%s}"
            .formatted(client, flow, parameters));
  }

  private static byte[] call(String operation, String body) {
    String headers =
        "Content-Type: application/x-amz-json-1.1\r\n"
            + "X-Amz-Target: AWSCognitoIdentityProviderService."
            + operation
            + "\r\n";
    return post("/", headers, body);
  }
}
