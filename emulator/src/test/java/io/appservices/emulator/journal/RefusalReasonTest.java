package io.appservices.emulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The journal says why each call was refused, whatever its answer says. */
class RefusalReasonTest {

  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "correct horse";

  private final TestApp app = TestApp.shared();

  /** A call that is refused. */
  private interface Refused {
    void call(TestApp app);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        row("registration pending", "confirmation required", RefusalReasonTest::beforeConfirming),
        row("provider off", "anon-user", RefusalReasonTest::whereTheProviderIsOff),
        row("password wrong", "invalid username/password", RefusalReasonTest::withAnotherPassword),
        row("nobody", "invalid username/password", a -> a.client().logIn("x@y.z", PASSWORD)),
        row("key unknown", "key", a -> a.client().logInWithKey("x".repeat(64))));
  }

  private static Arguments row(String name, String reason, Refused refused) {
    return Arguments.of(name, reason, refused);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isSaid(String name, String reason, Refused refused) {
    refused.call(app);
    assertThat(lastReason()).contains(reason);
  }

  private static void beforeConfirming(TestApp app) {
    app.emulated().providers().autoConfirm(false);
    app.client().register(EMAIL, PASSWORD);
    app.client().logIn(EMAIL, PASSWORD);
  }

  private static void whereTheProviderIsOff(TestApp app) {
    app.emulated().providers().disable("anon-user");
    app.client().logInAnonymously();
  }

  private static void withAnotherPassword(TestApp app) {
    app.client().register(EMAIL, PASSWORD);
    app.client().logIn(EMAIL, "wrong horse");
  }

  @Test
  void saysWhichOriginIsNotAllowed() {
    app.admin().onApp("POST", "/security/allowed_request_origins", List.of("https://shop.example"));

    Http.send(
        "GET",
        app.emulator().baseUrl() + "/api/client/v2.0" + app.client().app("/location"),
        null,
        "Origin",
        "https://evil.example");

    assertThat(lastReason()).isEqualTo("origin not allowed: 'https://evil.example'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | role 'owner' does not allow insert",
        "{\"%%root.owner\": \"%%user.id\"} | no role applies to the user and the document"
      })
  void saysWhichRuleWasNotMatched(String applyWhen, String reason) {
    addRole(Document.parse(applyWhen));
    Tokens user = app.client().signUp(EMAIL, PASSWORD);

    app.client()
        .send(
            "POST",
            app.client().app("/functions/call"),
            user.accessToken(),
            "{\"name\":\"insertOne\",\"service\":\"mongodb-atlas\",\"arguments\":"
                + "[{\"database\":\"shop\",\"collection\":\"items\",\"document\":{\"a\":1}}]}");

    assertThat(lastReason()).isEqualTo("rule not matched: in shop.items " + reason);
  }

  private void addRole(Document applyWhen) {
    Document source = new Document("name", "mongodb-atlas").append("type", "mongodb");
    String service =
        app.admin()
            .onApp("POST", "/services", source.append("config", new Document()))
            .string("_id");
    Document owner =
        new Document("name", "owner")
            .append("apply_when", applyWhen)
            .append("insert", false)
            .append("read", true)
            .append("write", true);
    Document rule =
        new Document("database", "shop")
            .append("collection", "items")
            .append("roles", List.of(owner));
    assertThat(app.admin().onApp("POST", "/services/" + service + "/rules", rule).status())
        .isEqualTo(201);
  }

  @Test
  void saysWhenATokenExpired() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      TestApp own = TestApp.on(emulator);
      Tokens user = own.client().signUp(EMAIL, PASSWORD);
      emulator.clock().advance(Duration.ofHours(1));
      own.client().profile(user.accessToken());
      assertThat(lastReason(own)).startsWith("token expired at ");

      own.client()
          .send(
              "POST", own.client().app("/functions/call"), user.accessToken(), "{\"name\": \"f\"}");
      assertThat(own.emulated().requests().list(RequestFilter.all().user(user.userId()).refused()))
          .hasSize(2)
          .allMatch(call -> call.session().isPresent());
    }
  }

  private String lastReason() {
    return lastReason(app);
  }

  private static String lastReason(TestApp app) {
    List<RecordedRequest> requests = app.emulated().requests().list();
    RecordedRequest last = requests.get(requests.size() - 1);
    assertThat(last.isRefused()).isTrue();
    return last.reason().orElseThrow();
  }
}
