package io.appservices.emulator.state;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A state that is saved in a file has what there was of one app. */
class SavedStateTest extends SavedStateFixture {

  private static final Document WITH_DEVICE =
      new Document("username", EMAIL)
          .append("password", PASSWORD)
          .append(
              "options",
              new Document("device", new Document("platform", "node").append("appId", "shop")));

  @Test
  void tokensKeysAndMailsGoOnWorking() {
    Tokens user;
    Tokens loggedOut;
    Response key;
    Response operator;
    Mail mail;
    String appId;
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.newApp("shop");
      appId = app.clientAppId();
      ClientApiClient client = client(emulator, appId);
      client.register(EMAIL, PASSWORD);
      user = client.logInWith("local-userpass", WITH_DEVICE).tokens();
      key = client.createApiKey(user.refreshToken(), "ci");
      loggedOut = client.logIn(EMAIL, PASSWORD).tokens();
      client.logOut(loggedOut.refreshToken());
      app.users().disable(app.createUser("bob@example.com", PASSWORD));
      app.providers().autoConfirm(false);
      client.register("eve@example.com", PASSWORD);
      mail = emulator.outbox().await("eve@example.com", Mail.Kind.CONFIRMATION);
      operator = new AdminApiClient(emulator, app.id()).logIn();
      app.saveState(file());
    }

    try (AppServicesEmulator emulator = open()) {
      assertThat(emulator.app().clientAppId()).isEqualTo(appId);
      assertThat(emulator.continuesState()).isTrue();
      ClientApiClient client = client(emulator, appId);
      assertThat(client.profile(user.accessToken())).hasStatus(200);
      assertThat(client.refresh(user.refreshToken())).hasStatus(201);
      assertThat(client.refresh(loggedOut.refreshToken())).hasStatus(401);
      assertThat(client.logInWithKey(key.string("key")).string("user_id")).isEqualTo(user.userId());
      assertThat(client.logIn("bob@example.com", PASSWORD)).hasStatus(401);
      assertThat(emulator.outbox().list()).containsExactly(mail);
      AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());
      assertThat(admin.send("POST", "/auth/session", operator.string("refresh_token"), null))
          .hasStatus(201);
      Response devices = admin.devices(user.userId());
      assertThat(devices.body()).contains(user.deviceId());
      Document token = new Document("token", mail.token()).append("tokenId", mail.tokenId());
      assertThat(client.userpass("confirm", token)).hasStatus(200);
      assertThat(client.logIn("eve@example.com", PASSWORD)).hasStatus(200);
    }
  }

  @Test
  void documentsAndIndexesAreThere() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      String uri = emulator.app().connectionString("mongodb-atlas");
      try (MongoClient client = MongoClients.create(uri)) {
        items(client)
            .insertMany(
                List.of(
                    new Document("_id", 2).append("name", "b").append("$odd", new Document()),
                    new Document("_id", 1).append("name", "a").append("at", THEN)));
        items(client).createIndex(new Document("name", 1), new IndexOptions().unique(true));
        client.getDatabase("shop").createCollection("empty");
      }
      emulator.app().saveState(file());
    }

    try (AppServicesEmulator emulator = open();
        MongoClient client =
            MongoClients.create(emulator.app().connectionString("mongodb-atlas"))) {
      assertThat(items(client).find().map(found -> found.get("_id")).into(new ArrayList<>()))
          .containsExactly(2, 1);
      assertThat(items(client).find(new Document("_id", 2)).first()).containsKey("$odd");
      assertThat(items(client).listIndexes().into(new ArrayList<>()))
          .anySatisfy(index -> assertThat(index).containsEntry("unique", true));
      assertThat(client.getDatabase("shop").listCollectionNames().into(new ArrayList<>()))
          .contains("empty");
      assertThatThrownBy(() -> items(client).insertOne(new Document("name", "a")))
          .hasMessageContaining("duplicate key");
    }
  }

  @Test
  void itIsOneAppAloneAndWhatTheOthersHaveIsNotInIt() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp other = emulator.newApp("other");
      other.createUser("secret-of-others@example.com", PASSWORD);
      emulator.newApp("shop").saveState(file());
    }
    assertThat(file())
        .content(java.nio.charset.StandardCharsets.ISO_8859_1)
        .doesNotContain("secret-of-others");

    try (AppServicesEmulator emulator = open()) {
      assertThat(
              new ControlApiClient(emulator)
                  .get("/apps")
                  .document()
                  .getList("apps", Document.class))
          .hasSize(1);
    }
  }

  @Test
  void overHttpItIsTheSameFile() throws Exception {
    Tokens user;
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      ControlApiClient control = new ControlApiClient(emulator);
      user = client(emulator, emulator.app().clientAppId()).signUp(EMAIL, PASSWORD);
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(control.url("/apps/" + emulator.app().clientAppId() + "/state")))
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file())).statusCode())
          .isEqualTo(200);
      assertThat(control.get("/apps/none/state")).hasStatus(404);
    }
    try (AppServicesEmulator emulator = open()) {
      assertThat(client(emulator, emulator.app().clientAppId()).profile(user.accessToken()))
          .hasStatus(200);
    }
  }
}
