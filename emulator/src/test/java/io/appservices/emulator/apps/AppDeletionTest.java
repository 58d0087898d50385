package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.testing.Tokens;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An app that is deleted takes everything along that belongs to it, and nothing else. */
class AppDeletionTest {

  private static final String DATA = "mongodb-atlas";

  private final Workshop shop = Workshop.shared();
  private final Workshop other = Workshop.shared();

  @Test
  void itsSessionsEndAndOthersGoOn() {
    Tokens tokens = shop.app().client().logInAnonymously().tokens();
    Tokens others = other.app().client().logInAnonymously().tokens();

    assertThat(shop.admin("DELETE", "", null)).isEmpty(204);

    assertThat(shop.app().client().profile(tokens.accessToken())).hasStatus(401);
    assertThat(shop.app().client().refresh(tokens.refreshToken())).hasStatus(401);
    assertThat(shop.app().client().logInAnonymously()).hasStatus(404);
    assertThat(shop.app().client().location()).hasStatus(404);
    assertThat(other.app().client().profile(others.accessToken())).isJson(200);
    assertThat(other.app().client().refresh(others.refreshToken())).isJson(201);
  }

  @Test
  void operatorsFindItNoMore() {
    String draft = shop.openDraft();
    assertThat(shop.admin("DELETE", "", null)).isEmpty(204);
    assertThat(shop.admin("DELETE", "", null)).isRefusedWithCode(404, "AppNotFound");
    assertThat(shop.deploy(draft)).isRefusedWithCode(404, "AppNotFound");
    assertThat(shop.admin("POST", "/values", json("{name: 'v'}"))).hasStatus(404);
    assertThat(other.admin("GET", "", null)).isJson(200);
  }

  @Test
  void itsDataSourceIsClosedAndOthersStay() {
    String uri = shop.app().emulated().connectionString(DATA);
    String othersUri = other.app().emulated().connectionString(DATA);
    insert(uri);
    insert(othersUri);

    shop.admin("DELETE", "", null);

    assertThatThrownBy(() -> insert(uri)).isInstanceOf(MongoTimeoutException.class);
    assertThat(insert(othersUri)).isEqualTo(2);
  }

  /** How many documents there are then. */
  private static long insert(String uri) {
    try (MongoClient client = MongoClients.create(uri + "/?serverSelectionTimeoutMS=500")) {
      var documents = client.getDatabase("d").getCollection("c");
      documents.insertOne(new Document());
      return documents.countDocuments();
    }
  }
}
