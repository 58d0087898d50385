package io.appservices.emulator.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** An app whose users may log in by email, by key, or as whoever a function says that they are. */
record Linking(TestApp app) {

  static final String EMAIL = "a@b.c";
  static final String PASSWORD = "password";

  static Linking onNewApp() {
    return on(TestApp.shared());
  }

  static Linking on(TestApp app) {
    app.emulator()
        .functions()
        .register("link who", arguments -> ((Map<?, ?>) arguments.get(0)).get("id"));
    Document config = new Document("authFunctionName", "link who");
    app.admin().addProvider("custom-function", new Document("config", config));
    return new Linking(app);
  }

  ClientApiClient client() {
    return app.client();
  }

  Response linkEmail(Tokens user, String email) {
    Document credentials = new Document("username", email).append("password", PASSWORD);
    return client().link(user.accessToken(), "local-userpass", credentials);
  }

  Response linkFunction(Tokens user, String id) {
    return client().link(user.accessToken(), "custom-function", Map.of("id", id));
  }

  Response logInByFunction(String id) {
    return client().logInWith("custom-function", Map.of("id", id));
  }

  List<Document> identities(Tokens user) {
    return client().profile(user.accessToken()).document().getList("identities", Document.class);
  }

  List<Object> types(Tokens user) {
    return identities(user).stream().map(i -> i.get("provider_type")).toList();
  }

  void assertUntouched(Tokens... users) {
    for (Tokens user : users) {
      assertThat(identities(user)).hasSize(1);
    }
  }
}
