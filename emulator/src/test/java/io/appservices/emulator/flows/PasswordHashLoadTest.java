package io.appservices.emulator.flows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashing passwords at a cost keeps processors busy, and nobody waits for it who needs none. */
@Tag("slow")
class PasswordHashLoadTest {

  private static final int CALLS = 200;
  private static final String PASSWORD = "password-1";

  /** So many that the calls together take minutes. */
  private static final int ROUNDS = 300_000;

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().data(data -> data.passwordIterations(ROUNDS)).build());

  private final ClientApiClient client =
      new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"register", "login"})
  void othersAreAnsweredWhileManyPasswordsAreHashed(String operation) {
    emulator.app().createUser("a@example.com", PASSWORD);
    List<CompletableFuture<HttpResponse<Void>>> calls =
        IntStream.range(0, CALLS).mapToObj(n -> send(operation, n)).toList();
    for (int n = 0; n < 20; n++) {
      assertThat(client.location().status()).isEqualTo(200);
      assertThat(client.logInAnonymously().status()).isEqualTo(200);
    }
    // Who had waited for them would have been answered last.
    assertThat(calls).anyMatch(call -> !call.isDone());
  }

  private CompletableFuture<HttpResponse<Void>> send(String operation, int number) {
    String email = operation.equals("login") ? "a@example.com" : "a" + number + "@example.com";
    String name = operation.equals("login") ? "username" : "email";
    String path = "/auth/providers/local-userpass/" + operation;
    return http.sendAsync(
        HttpRequest.newBuilder(
                URI.create(emulator.baseUrl() + "/api/client/v2.0" + client.app(path)))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    new Document(name, email).append("password", PASSWORD).toJson()))
            .build(),
        BodyHandlers.discarding());
  }

  @Test
  void aHashThatCameWithAUserIsMatchedAtItsOwnCostAndApart() {
    String exported = exported();
    try (var other = AppServicesEmulator.start()) {
      other.app().importUsers(new ByteArrayInputStream(exported.getBytes(UTF_8)));
      ClientApiClient there = new ClientApiClient(other.baseUrl(), other.app().clientAppId());
      assertThat(there.logIn("a@example.com", PASSWORD).status()).isEqualTo(200);
      assertThat(there.logIn("a@example.com", "wrong").status()).isEqualTo(401);
      AdminApiClient admin = new AdminApiClient(other, other.app().id());
      assertThat(admin.createUser("b@example.com", PASSWORD).status()).isEqualTo(201);
    }
  }

  private String exported() {
    emulator.app().createUser("a@example.com", PASSWORD);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    emulator.app().exportUsers(out);
    return out.toString(UTF_8);
  }
}
