package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.domain.Mail;
import io.appservices.testkit.AppServicesTest;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@AppServicesTest
class TestingTest {

  @Test
  void aMailConfirms(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: outbox
    app.autoConfirm(false); // before the user registers
    login.register("user@example.com", "correct horse"); // the code under test

    Mail mail = emulator.outbox().await("user@example.com", Mail.Kind.CONFIRMATION);
    // mail.token() and mail.tokenId() are what confirmUser takes; mail.link() is what the user
    // would click
    // end
    assertEquals("AuthError", login.errorOf("user@example.com", "correct horse"));
    login.confirm(mail.token(), mail.tokenId().toHexString());
    assertEquals("", login.errorOf("user@example.com", "correct horse"));
    assertThat(mail.link()).startsWith(emulator.baseUrl());
  }

  @Test
  void googleLogsIn(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: oauth
    app.enable("google");
    String idToken = emulator.oauth().idToken("google", Map.of("email", "user@example.com"));

    assertEquals("", login.errorOfGoogle(idToken)); // the code under test
    // end
    app.disable("google");
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
}
