package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every route that wants a token, with every token that is not good enough. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("security")
class BadTokenTest {

  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final AppServicesEmulator elsewhere = AppServicesEmulator.start();
  private Wallet client;
  private Wallet admin;
  private Victim victim;

  @BeforeAll
  void collectTokens() {
    emulator.clock().freeze();
    TestApp app = TestApp.on(emulator);
    Tokens oldUser = app.client().signUp("old@example.com", "password");
    Tokens oldOperator = app.admin().logIn().tokens();
    emulator.clock().advance(Duration.ofDays(61));
    victim = Victim.on(app);
    TestApp strange = TestApp.on(elsewhere);
    Tokens strangeUser = strange.client().signUp(Victim.EMAIL, Victim.PASSWORD);
    Tokens strangeOperator = strange.admin().logIn().tokens();
    client = new Wallet(victim.user(), oldUser, strangeUser, victim.operator());
    admin = new Wallet(victim.operator(), oldOperator, strangeOperator, victim.user());
  }

  @AfterAll
  void close() {
    emulator.close();
    elsewhere.close();
  }

  @TestFactory
  Stream<DynamicTest> isRefusedAndChangesNothing() {
    return Victim.routes(emulator).stream().filter(row -> !row.isOpen()).flatMap(this::refusals);
  }

  private Stream<DynamicTest> refusals(RouteRow row) {
    String before = victim.inventory();
    Stream<DynamicTest> refused =
        Arrays.stream(BadToken.values())
            .map(bad -> dynamicTest(row + " with " + bad, () -> refuses(row, bad)));
    DynamicTest unchanged =
        dynamicTest(
            row + " changed nothing", () -> assertThat(victim.inventory()).isEqualTo(before));
    return Stream.concat(refused, Stream.of(unchanged));
  }

  @TestFactory
  Stream<DynamicTest> isNoMatterWhereNoTokenIsWanted() {
    return Victim.routes(emulator).stream()
        .filter(RouteRow::isOpen)
        .map(row -> dynamicTest(row.toString(), () -> doesNotLookAtToken(row)));
  }

  @Test
  void theTokensThatAreBadHereAreGoodWhereTheyBelong() {
    TestApp app = victim.app();
    assertThat(app.client().profile(victim.user().accessToken())).isJson(200);
    assertThat(app.admin().send("GET", "/auth/profile", victim.operator().accessToken(), null))
        .isJson(200);
  }

  private void refuses(RouteRow row, BadToken bad) {
    Wallet wallet = row.isOfClientApi() ? client : admin;
    String header = bad.header(wallet, row.wantsRefreshToken());

    Response response =
        header == null ? victim.call(row, null) : victim.call(row, null, "Authorization", header);

    BadToken.Refusal expected = bad.refusal(row);
    ResponseAssert refused = assertThat(response);
    if (expected.code() == null) {
      refused.isRefused(401, expected.error());
    } else {
      refused.isRefused(401, expected.code(), expected.error());
    }
  }

  /** realm-web sends the token of the current user, expired or not, on its way to another login. */
  private void doesNotLookAtToken(RouteRow row) {
    Response without = victim.call(row, null);
    for (BadToken bad : BadToken.values()) {
      String header = bad.header(client, false);
      if (header != null) {
        Response with = victim.call(row, null, "Authorization", header);
        assertThat(with.status()).as(bad + ": " + with.body()).isEqualTo(without.status());
        assertThat(with.status()).isNotEqualTo(401);
      }
    }
  }
}
