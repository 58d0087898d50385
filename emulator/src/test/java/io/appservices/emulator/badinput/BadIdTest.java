package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route with an id in its path, with ids that are none or nobody's. */
class BadIdTest {

  private static final String NOBODY = "5f60207f14dfb25d24511299";
  private static final List<String> BAD =
      List.of(
          NOBODY,
          "1",
          "me",
          "5f60207f14dfb25d2451129",
          NOBODY + "0",
          "g".repeat(24),
          "%F0%9F%92%A9",
          "a%2Fb",
          "x".repeat(2000),
          "$ne",
          "%7B%7D");

  /** Good for every route that reads one. */
  private static final byte[] BODY =
      "{\"email\":\"x@example.com\",\"password\":\"password\",\"token\":\"t\",\"name\":\"n\"}"
          .getBytes(UTF_8);

  private final Victim victim = Victim.on(TestApp.shared());
  private final AppServicesEmulator emulator = victim.app().emulator();

  @TestFactory
  Stream<DynamicTest> aUserThatIsNoneIsNotFound() {
    return admitted(
        "userId",
        (response, id) -> assertThat(response).isRefused(404, "UserNotFound", "user not found"));
  }

  @TestFactory
  Stream<DynamicTest> anAppThatIsNoneIsNotFoundByTheAdminApi() {
    return admitted(
        "appId",
        (response, id) -> {
          assertThat(response).isRefusedWithCode(404, "AppNotFound");
          assertThat(response.string("error")).startsWith("app not found: '");
        });
  }

  @TestFactory
  Stream<DynamicTest> aGroupThatIsNoneIsNotFound() {
    return admitted(
        "groupId",
        (response, id) -> {
          assertThat(response).hasStatus(404);
          assertThat(response.document()).containsOnlyKeys("error");
        });
  }

  @TestFactory
  Stream<DynamicTest> anAppThatIsNoneIsNotFoundByTheClientApi() {
    return Victim.routes(emulator).stream()
        .filter(row -> row.isOfClientApi() && row.has("appId"))
        .flatMap(
            row ->
                Stream.of(NOBODY, "nothere-abcde", "MYAPP", "a+b")
                    .map(
                        id ->
                            dynamicTest(
                                row + " of " + id,
                                () ->
                                    assertThat(call(row, "appId", id))
                                        .isRefused(
                                            404,
                                            "cannot find app using Client App ID '" + id + "'"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth2-google", "custom-token", "no-such-provider", "ANON-USER", "%20"})
  void aProviderThatTheAppDoesNotHaveIsRefusedAsTheServiceDoes(String provider) {
    Response response = victim.app().client().logInWith(provider, "{}");

    assertThat(response).isRefused(401, "InvalidSession", "unauthorized");
  }

  @Test
  void aUserOfAnotherAppIsNotFound() {
    TestApp other = TestApp.shared();
    String stranger = other.client().signUp("a@b.c", "password").userId();

    assertThat(victim.app().admin().disable(stranger))
        .isRefused(404, "UserNotFound", "user not found");
    assertThat(victim.app().admin().delete(stranger))
        .isRefused(404, "UserNotFound", "user not found");
    assertThat(other.client().logIn("a@b.c", "password")).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C0%80", "%ED%A0%80"})
  void aPathThatIsBadlyEncodedIsRefused(String text) {
    for (RouteRow row : Victim.routes(emulator)) {
      if (row.has("userId")) {
        ResponseAssert.assertThat(call(row, "userId", text))
            .isRefused(400, "malformed percent-encoding");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=1",
        "after=%24ne",
        "desc=yes",
        "status=on",
        "sort=email",
        "provider_types=nobody",
        "limit=0",
        "limit=-1",
        "limit=a",
        "limit=99999999999"
      })
  void aListingThatIsAskedForNonsenseIsRefused(String query) {
    Response response = victim.app().admin().users("?" + query);

    assertThat(response).isRefusedWithCode(400, "InvalidParameter");
  }

  private Stream<DynamicTest> admitted(String parameter, BiConsumer<Response, String> check) {
    List<RouteRow> rows =
        Victim.routes(emulator).stream()
            .filter(row -> row.isOfAdminApi() && row.has(parameter))
            .toList();
    assertThat(rows).isNotEmpty();
    return rows.stream().flatMap(row -> refusals(row, parameter, check));
  }

  private Stream<DynamicTest> refusals(
      RouteRow row, String parameter, BiConsumer<Response, String> check) {
    String before = victim.inventory();
    Stream<DynamicTest> refused =
        BAD.stream()
            .map(
                id ->
                    dynamicTest(
                        row + " of " + id, () -> check.accept(call(row, parameter, id), id)));
    DynamicTest unchanged =
        dynamicTest(
            row + " changed nothing", () -> assertThat(victim.inventory()).isEqualTo(before));
    return Stream.concat(refused, Stream.of(unchanged));
  }

  private Response call(RouteRow row, String parameter, String value) {
    Map<String, String> changed = new HashMap<>(victim.parameters());
    changed.put(parameter, value);
    byte[] body = row.method().equals("GET") ? null : BODY;
    return new Victim(victim.app(), victim.user(), victim.operator(), changed)
        .callAdmitted(row, body);
  }
}
