package io.appservices.emulator.oauth;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;

/** What the tests of OAuth providers set up and look at. */
final class Providers {

  static final String GOOGLE = "oauth2-google";
  static final String FACEBOOK = "oauth2-facebook";
  static final String APPLE = "oauth2-apple";

  private Providers() {}

  /** An app of its own with these providers, set up with nothing. */
  static TestApp appWith(String... types) {
    TestApp app = TestApp.shared();
    for (String type : types) {
      add(app, type, new Document());
    }
    return app;
  }

  /** Adds a provider; gives its id. */
  static String add(TestApp app, String type, Document settings) {
    Document body = new Document("name", type).append("type", type).append("disabled", false);
    body.putAll(settings);
    var created = app.admin().onApp("POST", "/auth_providers", body);
    assertThat(created).isJson(201);
    return created.string("_id");
  }

  /** A login with any provider. */
  static Response logInWith(TestApp app, String provider, Document credentials) {
    return app.client().logInWith(provider, credentials);
  }

  static Document profile(TestApp app, Tokens tokens) {
    var profile = app.client().profile(tokens.accessToken());
    assertThat(profile).isJson(200);
    return profile.document();
  }

  static Document data(TestApp app, Tokens tokens) {
    return profile(app, tokens).get("data", Document.class);
  }

  static List<Document> identities(TestApp app, Tokens tokens) {
    return profile(app, tokens).getList("identities", Document.class);
  }
}
