package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that reads a body, with bodies that it cannot take. */
@Tag("security")
class BadBodyTest {

  private static final Map<String, byte[]> MALFORMED =
      Map.ofEntries(
          malformed("cut off", "{\"email\":"),
          malformed("not JSON", "email=a%40b.c&password=password"),
          malformed("something behind", "{} {}"),
          malformed("single quotes", "{'email':'a@b.c'}"),
          malformed("a list", "[]"),
          malformed("a string", "\"text\""),
          malformed("a number", "1"),
          malformed("null", "null"),
          malformed("blank", "  \n"),
          malformed("too deep", "[".repeat(100_000)),
          malformed("bad escape", "{\"email\":\"\\x\"}"),
          malformed("bad wrapper", "{\"email\":{\"$oid\":\"1\"}}"),
          Map.entry("not UTF-8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
          Map.entry("UTF-16", "{\"email\":\"a@b.c\"}".getBytes(UTF_16BE)),
          Map.entry("zero byte", new byte[] {'{', 0, '}'}));

  /** What counts as no body where there need not be one. */
  private static final Set<String> NOTHING = Set.of("null", "blank");

  private static final List<Object> NO_STRINGS =
      List.of(1, 1L, 1.5, true, List.of("a"), new Document("a", "b"), new ObjectId());

  private final Victim victim = Victim.on(TestApp.shared());

  @TestFactory
  Stream<DynamicTest> malformedJsonIsABadRequest() {
    return routes(
        (route, tests) ->
            MALFORMED.forEach(
                (name, body) ->
                    tests.add(
                        dynamicTest(
                            route + ": " + name,
                            () -> {
                              Response response = refused(route, body);
                              if (route == BodyRoute.LOG_IN && NOTHING.contains(name)) {
                                assertThat(response).isRefusedWithCode(400, "MissingParameter");
                                return;
                              }
                              assertThat(response).isRefusedWithCode(400, "BadRequest");
                              assertThat(response.string("error"))
                                  .startsWith(
                                      route.isOfClients()
                                          ? "invalid json"
                                          : "malformed request body: ");
                            }))));
  }

  @TestFactory
  Stream<DynamicTest> aMissingFieldIsNamed() {
    return routes(
        (route, tests) -> {
          for (String key : route.strings()) {
            for (boolean asNull : List.of(true, false)) {
              Document body = route.body();
              body.remove(key);
              if (asNull) {
                body.append(key, null);
              }
              tests.add(
                  dynamicTest(
                      route + ": " + key + (asNull ? " is null" : " is absent"),
                      () ->
                          assertThat(refused(route, Ejson.relaxed(body)))
                              .isRefused(
                                  400,
                                  "MissingParameter",
                                  "missing required parameter: '" + key + "'")));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aFieldOfTheWrongTypeIsNamed() {
    return routes(
        (route, tests) -> {
          for (String key : route.strings()) {
            for (Object value : NO_STRINGS) {
              byte[] body = Ejson.canonical(route.body().append(key, value));
              tests.add(
                  dynamicTest(
                      route + ": " + key + " is " + value,
                      () -> assertWrongType(route, key, refused(route, body))));
            }
          }
        });
  }

  /** The client API tells no more than that; the reason is for who asks for detailed errors. */
  private static void assertWrongType(BodyRoute route, String key, Response response) {
    if (route.isOfClients()) {
      assertThat(response).isRefused(400, "BadRequest", "invalid json");
    } else {
      assertThat(response).isRefused(400, "InvalidParameter", "'" + key + "' must be a string");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":{\"email\":\"joe@example.com\"},\"arguments\":[]}",
        "{\"email\":\"joe@example.com\",\"password\":\"password\",\"arguments\":{}}",
        "{\"email\":\"joe@example.com\"",
      })
  void aClientIsToldOfDetailsWhereErrorsAreDetailed(String body) {
    EmulatorConfig detailed =
        EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(detailed)) {
      Response response = TestApp.on(emulator).client().userpass("reset/call", body);

      assertThat(response).isRefusedWithCode(400, "BadRequest");
      assertThat(response.string("error")).matches("'.*' must be .*|malformed request body: .*");
    }
    assertThat(victim.app().client().userpass("reset/call", body))
        .isRefused(400, "BadRequest", "invalid json");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBodyIsABadRequest(BodyRoute route) {
    Response response = refused(route, null);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.string("error_code")).isIn("BadRequest", "MissingParameter");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOG_IN", "REGISTER", "CREATE_USER"})
  void loneHalvesOfCharactersAndControlCharactersDoNoHarm(BodyRoute route) {
    for (String nasty : List.of("\\ud800", "\\udc00\\ud800", "\\u0000", "\\u202e", "\\ufffe")) {
      String body = Ejson.relaxedText(route.body()).replace("nobody", nasty);
      Victim.assertNoDefect(victim.callAdmitted(route.row(), body.getBytes(UTF_8)));
    }
    assertThat(victim.app().admin().users("?desc=true")).isJson(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEND_CONFIRMATION", "CALL_CONFIRMATION", "SEND_RESET", "CALL_RESET"})
  void loneHalvesOfCharactersAreTooLittleToEcho(BodyRoute route) {
    String body = Ejson.relaxedText(route.body()).replace("nobody", "\\ud800");

    Victim.assertNoDefect(refused(route, body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "{\"device\":[]}", "{\"device\":1}"})
  void optionsOfTheWrongTypeAreRefusedAndLogNobodyIn(String options) {
    for (String provider : List.of("anon-user", "local-userpass")) {
      String before = victim.inventory();

      Response response =
          victim
              .app()
              .client()
              .logInWith(
                  provider,
                  "{\"username\":\"%s\",\"password\":\"%s\",\"options\":%s}"
                      .formatted(Victim.EMAIL, Victim.PASSWORD, options));

      assertThat(response).isRefused(400, "BadRequest", "invalid json");
      assertThat(victim.inventory()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "e30=e30=", "W10=", "bm90IGpzb24=", "%25"})
  void aDeviceInTheQueryThatIsNoneIsABadRequest(String device) {
    String before = victim.inventory();
    String path = victim.app().client().app("/auth/providers/anon-user/login?device=" + device);

    assertThat(victim.app().client().send("GET", path, null, null))
        .isRefused(400, "BadRequest", "'device' must be base64 encoded JSON");
    assertThat(victim.inventory()).isEqualTo(before);
  }

  private Response refused(BodyRoute route, byte[] body) {
    String before = victim.inventory();
    Response response = victim.callAdmitted(route.row(), body);
    assertThat(response.status()).as(response.body()).isBetween(400, 499);
    Victim.assertNoDefect(response);
    assertThat(victim.inventory()).isEqualTo(before);
    return response;
  }

  private interface Tests {
    void add(BodyRoute route, List<DynamicTest> tests);
  }

  private static Stream<DynamicTest> routes(Tests tests) {
    return Arrays.stream(BodyRoute.values())
        .flatMap(
            route -> {
              List<DynamicTest> made = new ArrayList<>();
              tests.add(route, made);
              return made.stream();
            });
  }

  private static Map.Entry<String, byte[]> malformed(String name, String body) {
    return Map.entry(name, body.getBytes(UTF_8));
  }
}
