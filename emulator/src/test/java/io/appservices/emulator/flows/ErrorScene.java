package io.appservices.emulator.flows;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** An app to provoke one error in, and what it takes to get there. */
record ErrorScene(TestApp app) {

  static final String EMAIL = "a@b.c";
  static final String PASSWORD = "password";
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  static ErrorScene on(AppServicesEmulator emulator) {
    return new ErrorScene(TestApp.on(emulator));
  }

  ClientApiClient client() {
    return app.client();
  }

  AdminApiClient admin() {
    return app.admin();
  }

  /** A user that is logged in. */
  Tokens user() {
    return client().signUp(EMAIL, PASSWORD);
  }

  Response logIn() {
    return client().logIn(EMAIL, PASSWORD);
  }

  /** Wants emails to be confirmed by mail, and registers one. */
  ErrorScene pending() {
    admin().configure("local-userpass", new Document("autoConfirm", false));
    done(client().register(EMAIL, PASSWORD), 201);
    return this;
  }

  /** Lets a function decide about confirmations and resets; it always says the same. */
  ErrorScene decidedBy(String status) {
    app.emulator().functions().register("decide", arguments -> Map.of("status", status));
    admin()
        .configure(
            "local-userpass",
            new Document("autoConfirm", false)
                .append("runConfirmationFunction", true)
                .append("confirmationFunctionName", "decide")
                .append("runResetFunction", true)
                .append("resetFunctionName", "decide"));
    return this;
  }

  ErrorScene customTokens() {
    Document secret = new Document("name", "key").append("value", SECRET);
    done(admin().onApp("POST", "/secrets", secret), 201);
    Document settings =
        new Document("config", new Document("signingAlgorithm", "HS256"))
            .append("secret_config", new Document("signingKeys", List.of("key")));
    admin().addProvider("custom-token", settings);
    return this;
  }

  /** An operation of the email/password provider. */
  Response userpass(String operation, Object... keysAndValues) {
    Document body = new Document();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      body.append((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return client().userpass(operation, body);
  }

  /** A new key of a user, as it is shown. */
  Document key(Tokens user, String name) {
    Response created = client().createApiKey(user.refreshToken(), name);
    ResponseAssert.assertThat(created).isJson(201);
    return created.document();
  }

  Document serverKey(String name) {
    Response created = admin().onApp("POST", "/api_keys", new Document("name", name));
    ResponseAssert.assertThat(created).isJson(201);
    return created.document();
  }

  /** A call on one of a user's keys. */
  Response onKey(Tokens user, String method, String path) {
    return client().send(method, "/auth/api_keys/" + path, user.refreshToken(), null);
  }

  /** Does something that has to work on the way to the error. */
  static void done(Response response, int status) {
    ResponseAssert.assertThat(response).hasStatus(status);
  }
}
