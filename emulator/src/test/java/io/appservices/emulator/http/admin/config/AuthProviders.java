package io.appservices.emulator.http.admin.config;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import org.bson.Document;

/** The authentication providers of an app, as its operator sees them. */
record AuthProviders(TestApp app) {

  static final String PATH = "/auth_providers";

  AdminApiClient admin() {
    return app.admin();
  }

  Document create(Document body) {
    Response created = admin().onApp("POST", PATH, body);
    assertThat(created).isJson(201);
    return created.document();
  }

  Document get(Document provider) {
    Response got = admin().onApp("GET", PATH + "/" + provider.get("_id"), null);
    assertThat(got).isJson(200);
    return got.document();
  }

  void patch(Document provider, Document body) {
    assertThat(admin().onApp("PATCH", PATH + "/" + provider.get("_id"), body)).isEmpty(204);
  }

  Document userpass() {
    return ofType("local-userpass");
  }

  Document ofType(String type) {
    return admin().providers().documents().stream()
        .filter(provider -> provider.get("type").equals(type))
        .findFirst()
        .orElseThrow();
  }
}
