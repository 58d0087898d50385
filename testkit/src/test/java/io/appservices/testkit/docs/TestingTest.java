package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.TestSession;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserOperation;
import io.appservices.testkit.AppServicesTest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@AppServicesTest
class TestingTest {

  @Test
  void aMailConfirms(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: outbox
    app.providers().autoConfirm(false); // before the user registers
    login.register("user@example.com", "correct horse"); // the code under test

    Mail mail = emulator.outbox().await("user@example.com", Mail.Kind.CONFIRMATION);
    // mail.token() and mail.tokenId() are what confirmUser takes; mail.link() is what the user
    // would click
    // end
    assertEquals("AuthError", login.errorOf("user@example.com", "correct horse"));
    login.confirm(mail.token(), mail.tokenId());
    assertEquals("", login.errorOf("user@example.com", "correct horse"));
    assertThat(mail.link()).startsWith(emulator.baseUrl());
  }

  @Test
  void googleLogsIn(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: oauth
    app.providers().enable("google");
    String idToken = emulator.oauth().idToken("google", Map.of("email", "user@example.com"));

    assertEquals("", login.errorOfGoogle(idToken)); // the code under test
    // end
    app.providers().disable("google");
    assertEquals("InvalidSession", login.errorOfGoogle(idToken));
  }

  @Test
  void aDriverLooksIntoTheData(AppServicesEmulator emulator, EmulatedApp app) {
    // snippet: data
    try (MongoClient client = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
      orders.insertOne(new Document("item", "tea")); // what the code under test finds
      assertEquals(1, orders.countDocuments());
    }
    // end
  }

  @Test
  void eventsAreHeard(AppServicesEmulator emulator, EmulatedApp app) throws InterruptedException {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: events
    BlockingQueue<UserEvent> events = new LinkedBlockingQueue<>();
    ListenerRegistration registration = app.onUserEvent(events::add);
    String userId = app.createUser("user@example.com", "correct horse");
    login.errorOf("user@example.com", "correct horse"); // the code under test

    assertEquals(UserEvent.Kind.CREATED, events.poll(5, TimeUnit.SECONDS).kind());
    UserEvent event = events.poll(5, TimeUnit.SECONDS);
    assertEquals(UserEvent.Kind.LOGGED_IN, event.kind());
    assertEquals(Optional.of(userId), event.userId());
    registration.close();
    // end
    app.users().delete("user@example.com");
    assertThat(events).isEmpty();
  }

  @Test
  void eventsAreListed(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: timeline
    String id = app.createUser("ada@example.com", "correct horse");
    login.errorOf("ada@example.com", "correct horse"); // the code under test

    UserEvent loggedIn = app.events().await(UserEvent.Kind.LOGGED_IN);
    assertEquals(Optional.of(id), loggedIn.userId());
    // end
  }

  @Test
  void whatTestsArrange(EmulatedApp app) {
    // snippet: arranged
    app.users().create("ada@example.com", "correct horse"); // confirmed
    app.users().createPending("bob@example.com", "battery staple"); // waits for confirm
    TestSession session = app.users().logInAs("ada@example.com"); // with its tokens
    String key = app.users().createApiKey("ada@example.com", "ci");
    app.users().customDataIn("shop", "people", "owner");
    app.users().setCustomData("ada@example.com", Map.of("plan", "gold"));

    app.secrets().put("paymentKey", "hush");
    app.values().putSecret("keyOfFunctions", "paymentKey");
    app.functions().source("pay", "exports = () => context.values.get('keyOfFunctions');");
    app.functions().register("greet", args -> Map.of("hello", args.get(0)));
    app.triggers().onUsers("welcome", "greet", UserOperation.CREATE, "local-userpass");

    assertEquals(Map.of("hello", "ada"), app.functions().call("greet", "ada"));
    app.users().disable("ada@example.com"); // enable, revokeSessions, delete
    // end
    assertThat(session.accessToken()).isNotEmpty();
    assertThat(key).hasSize(64);
  }
}
