package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Actor;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What listeners are told of accounts: confirmation, reset, refused registrations and API keys. */
class AccountEventTest extends UserEventFixture {

  @Test
  void tellsOfConfirmationAndResetByMail() {
    app.emulated().providers().autoConfirm(false);
    assertThat(app.client().register(EMAIL, PASSWORD)).hasStatus(201);
    confirm(emulator.outbox().await(EMAIL, Mail.Kind.CONFIRMATION));
    app.client().userpass("reset/send", Map.of("email", EMAIL));
    Mail reset = emulator.outbox().await(EMAIL, Mail.Kind.PASSWORD_RESET);
    Document body =
        new Document("token", reset.token())
            .append("tokenId", reset.tokenId())
            .append("password", "new password");
    assertThat(app.client().userpass("reset", body)).hasStatus(200);
    app.client().register("bob@example.com", PASSWORD);
    Response pending = app.admin().pendingUsers("");
    app.admin()
        .onApp(
            "DELETE",
            "/user_registrations/by_id/" + pending.documents().get(0).getString("_id"),
            null);

    List<UserEvent> events =
        events(
            Kind.REGISTERED,
            Kind.CONFIRMED,
            Kind.PASSWORD_RESET,
            Kind.REGISTERED,
            Kind.REGISTRATION_DELETED);
    assertThat(events)
        .extracting(UserEvent::by)
        .containsExactly(Actor.USER, Actor.USER, Actor.USER, Actor.USER, Actor.OPERATOR);
    assertThat(events.get(2).name()).contains(EMAIL);
  }

  private void confirm(Mail mail) {
    Map<String, String> body = Map.of("token", mail.token(), "tokenId", mail.tokenId());
    assertThat(app.client().userpass("confirm", body)).hasStatus(200);
  }

  @Test
  void tellsThatARefusedRegistrationDidNotStay() {
    EmulatorInternals.userpass(
        emulator,
        app.emulated(),
        new Document("runConfirmationFunction", true).append("confirmationFunctionName", "decide"));
    EmulatorInternals.function(emulator, "decide", args -> Map.of("status", "fail"));
    assertThat(app.client().register(EMAIL, PASSWORD).status()).isGreaterThanOrEqualTo(400);

    assertThat(events(Kind.REGISTERED, Kind.REGISTRATION_DELETED).get(1).by())
        .isEqualTo(Actor.EMULATOR);
  }

  @Test
  void tellsOfApiKeysOfUsersAndServers() {
    Tokens user = app.client().signUp(EMAIL, PASSWORD);
    events(Kind.REGISTERED, Kind.CONFIRMED, Kind.CREATED, Kind.LOGGED_IN);
    heard.clear();
    String id = app.client().createApiKey(user.refreshToken(), "ci").string("_id");
    for (String change : List.of("/disable", "/disable", "/enable")) {
      app.client().send("PUT", "/auth/api_keys/" + id + change, user.refreshToken(), null);
    }
    app.client().send("DELETE", "/auth/api_keys/" + id, user.refreshToken(), null);
    String server =
        app.admin().onApp("POST", "/api_keys", new Document("name", "job")).string("_id");
    app.admin().onApp("DELETE", "/api_keys/" + server, null);

    List<UserEvent> events =
        events(
            Kind.API_KEY_CREATED,
            Kind.API_KEY_DISABLED,
            Kind.API_KEY_ENABLED,
            Kind.API_KEY_DELETED,
            Kind.CREATED,
            Kind.API_KEY_CREATED,
            Kind.API_KEY_DELETED,
            Kind.DELETED);
    assertThat(events.subList(0, 4))
        .allMatch(e -> e.by() == Actor.USER && e.userId().orElseThrow().equals(user.userId()))
        .allMatch(event -> event.name().orElseThrow().equals("ci"));
    assertThat(events.subList(4, 8))
        .allMatch(event -> event.by() == Actor.OPERATOR)
        .allMatch(event -> event.userId().equals(events.get(4).userId()))
        .allMatch(event -> event.providers().equals(List.of("api-key")));
  }

  @Test
  void tellsOfChangesOfCustomDataWhoeverWritesThem() {
    EmulatedApp app = this.app.emulated();
    app.users().customDataIn("db", "profiles", "owner");
    String ada = app.createUser(EMAIL, PASSWORD);
    app.users().setCustomData(EMAIL, Map.of("colour", "red"));
    try (MongoClient driver = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      MongoCollection<Document> data = driver.getDatabase("db").getCollection("profiles");
      data.updateOne(new Document(), new Document("$set", new Document("colour", "blue")));
      data.insertOne(new Document("owner", "nobody"));
      data.deleteOne(new Document("owner", ada));
      driver.getDatabase("db").getCollection("others").insertOne(new Document("owner", ada));
    }
    // Changes of documents are told of a moment after they were made.
    events(
        Kind.CREATED, Kind.CUSTOM_DATA_CHANGED, Kind.CUSTOM_DATA_CHANGED, Kind.CUSTOM_DATA_CHANGED);
    app.users().disable(EMAIL);

    assertThat(
            events(
                Kind.CREATED,
                Kind.CUSTOM_DATA_CHANGED,
                Kind.CUSTOM_DATA_CHANGED,
                Kind.CUSTOM_DATA_CHANGED,
                Kind.DISABLED))
        .allSatisfy(event -> assertThat(event.userId()).contains(ada));
  }
}
