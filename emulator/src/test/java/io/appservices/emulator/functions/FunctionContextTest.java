package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Tokens;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a function finds in its {@code context}. */
class FunctionContextTest {

  private final Code code = Code.shared();

  @Test
  void theUserIsItsCaller() {
    code.function("me", "exports = () => context.user;");
    Tokens user = code.signUp();

    Document seen = code.call(user.accessToken(), "me").document();

    assertThat(seen)
        .containsEntry("id", user.userId())
        .containsEntry("type", "normal")
        .containsEntry("data", new Document("email", Code.EMAIL))
        .containsEntry("custom_data", new Document());
    List<Document> identities = seen.getList("identities", Document.class);
    assertThat(identities).hasSize(1);
    assertThat(identities.get(0)).containsEntry("provider_type", "local-userpass");
  }

  @Test
  void theAppTheEnvironmentAndTheRequestAreThere() {
    code.function(
        "look",
        """
        exports = () => [context.app.id, context.app.clientAppId, context.app.name,
          context.app.projectId, context.environment.tag, context.request.httpMethod,
          typeof context.request.remoteIPAddress, context.services.get("nope")];
        """);
    var app = code.app().emulated();

    assertThat(((List<?>) code.call(code.anonymous(), "look").value()).subList(0, 7))
        .isEqualTo(
            List.of(app.id(), app.clientAppId(), "test", app.groupId(), "", "POST", "string"));
  }

  @Test
  void theAppTellsItsRegionAndWhenItWasDeployed() {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    try (emulator) {
      Code own = Code.on(emulator);
      emulator.clock().freeze();
      emulator.clock().set(Instant.parse("2031-05-06T07:08:09.5Z"));
      own.function("look", "exports = () => context.app;");
      emulator.clock().set(Instant.parse("2031-05-06T08:00:00Z"));

      assertThat(own.call(own.anonymous(), "look").document())
          .containsEntry("lastDeployed", "2031-05-06T07:08:09.000Z")
          .containsEntry("deployment", json("{model: 'GLOBAL', providerRegion: 'aws-us-east-1'}"));
    }
  }

  @Test
  void environmentValuesAreThoseOfTheEnvironment() {
    code.create(
        "/environment_values",
        json("{name: 'url', values: {none: 'http://here', testing: {a: 1}}}"));
    code.create("/environment_values", json("{name: 'only', values: {testing: true}}"));
    code.function("look", "exports = () => context.environment;");

    assertThat(code.call(code.anonymous(), "look").document())
        .isEqualTo(json("{tag: '', values: {url: 'http://here'}}"));
    assertThat(code.admin("PUT", "/environment", json("{environment: 'testing'}"))).isJson(200);
    assertThat(code.call(code.anonymous(), "look").document())
        .isEqualTo(json("{tag: 'testing', values: {url: {a: 1}, only: true}}"));
  }

  @Test
  void theTimeIsTheEmulators() {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    try (emulator) {
      Code own = Code.on(emulator);
      own.function(
          "now",
          """
          exports = () => [new Date().toISOString(), new Date(Date.now()).toISOString(),
            new BSON.ObjectId().getTimestamp().toISOString(), new Date(0).toISOString(),
            new Date() instanceof Date && new Date().constructor === Date,
            new Date(Date()).toISOString(), Date.UTC(1970, 0, 1), class extends Date {}.now() > 0];
          """);
      emulator.clock().freeze();
      emulator.clock().set(Instant.parse("2031-05-06T07:08:09Z"));
      String there = "2031-05-06T07:08:09.000Z";

      assertThat(own.call(own.anonymous(), "now").value())
          .isEqualTo(
              List.of(there, there, there, "1970-01-01T00:00:00.000Z", true, there, 0.0, true));
    }
  }

  @Test
  void valuesAreOfAnyTypeAndMayBeSecrets() {
    code.create("/values", json("{name: 'list', value: [1, {a: 'b'}]}"));
    code.create("/secrets", json("{name: 'hidden', value: 'the secret'}"));
    code.create("/values", json("{name: 'shown', value: 'hidden', from_secret: true}"));
    code.function(
        "values",
        """
        exports = () => [context.values.get("list")[1].a, context.values.get("shown"),
          String(context.values.get("absent"))];
        """);

    assertThat(code.call(code.anonymous(), "values"))
        .isJson(200)
        .hasBody("[\"b\",\"the secret\",\"undefined\"]");
  }

  @Test
  void functionsCallFunctions() {
    code.function("twice", "exports = n => n * 2;");
    code.function("twiceLater", "exports = async n => n * 2;");
    code.function(
        "both",
        """
        exports = async n => context.functions.execute("twice", n)
          + await context.functions.execute("twiceLater", n);
        """);

    assertThat(code.call(code.anonymous(), "both", 4L)).hasBody("{\"$numberLong\":\"16\"}");
  }

  @Test
  void whatTheConsolePrintsStandsInTheLog() {
    code.function("talk", "exports = () => { console.log('a', {b: 1}); console.error('c'); };");

    code.call(code.anonymous(), "talk");

    Document entry = code.logs("").get(0);
    assertThat(entry).containsEntry("type", "FUNCTION").containsEntry("function_name", "talk");
    assertThat(entry.getList("messages", String.class)).containsExactly("a {\"b\":1}", "c");
    assertThat(entry).doesNotContainKey("error");
  }
}
