package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Requests that nobody thought of: whatever they are, there is an answer, and no failure. */
class AtlasFuzzTest {

  private static AppServicesEmulator emulator;
  private static AtlasApiClient atlas;

  @BeforeContainer
  static void start() {
    emulator = AppServicesEmulator.start();
    atlas = new AtlasApiClient(emulator);
  }

  @AfterContainer
  static void close() {
    emulator.close();
  }

  @Property(tries = 400)
  void valuesOfAnyKindInAnyFieldDoNoHarm(
      @ForAll("fields") String field, @ForAll("values") String value) {
    String body =
        Ejson.relaxedText(AtlasTest.scram("cn=ellen").append(field, "VALUE"))
            .replace("\"VALUE\"", value);

    noDefect(atlas.users("POST", "", body));
    noDefect(atlas.users("PATCH", "/admin/cn=ellen", body));
    noDefect(atlas.users("DELETE", "/admin/cn=ellen", null));
  }

  @Property(tries = 300)
  void anAuthorizationThatNobodyMadeOpensNothing(@ForAll("headers") String header) {
    Response response = atlas.send("GET", atlas.group("/databaseUsers"), header, null);

    assertThat(response.status()).isEqualTo(401);
    assertThat(response.headers().allValues("WWW-Authenticate")).hasSize(1);
  }

  private static void noDefect(Response response) {
    assertThat(response.status()).as(response.body()).isLessThan(500);
    assertThat(response.body()).doesNotContain("java.", "org.bson", "\tat ");
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(
        "databaseName",
        "username",
        "password",
        "roles",
        "scopes",
        "labels",
        "ldapAuthType",
        "x509Type",
        "awsIAMType",
        "deleteAfterDate",
        "groupId");
  }

  /** JSON texts. */
  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> strings = Arbitraries.strings().ofMaxLength(300).map(Ejson::relaxedText);
    Arbitrary<String> telling =
        Arbitraries.of(
            "{}",
            "[]",
            "[[]]",
            "[{}]",
            "[null]",
            "null",
            "1e400",
            "\"\"",
            "\"\\ud800\"",
            "\"%s%n\"",
            "\"CUSTOMER\"",
            "\"USER\"",
            "\"$external\"",
            "\"2026-99-99T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "{\"$date\":\"2026-01-01T00:00:00Z\"}",
            "[{\"roleName\":\"a\",\"databaseName\":\"b\",\"collectionName\":{}}]",
            "[{\"key\":\"a\",\"value\":null}]");
    return Arbitraries.oneOf(strings, telling);
  }

  @Provide
  Arbitrary<String> headers() {
    Arbitrary<String> made =
        Arbitraries.of(
                List.of(
                    "username=\"emulator\"",
                    "realm=\"MMS Public API\"",
                    "nonce=\"a\"",
                    "uri=\"/\"",
                    "response=\"\"",
                    "response=d41d8cd98f00b204e9800998ecf8427e",
                    "qop=auth",
                    "nc=00000001",
                    "cnonce=\"\"",
                    "algorithm=SHA-256",
                    "\"",
                    "=",
                    "\\"))
            .list()
            .ofMaxSize(12)
            .map(parts -> "Digest " + String.join(", ", parts));
    Arbitrary<String> any =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).map(text -> "Digest " + text);
    return Arbitraries.oneOf(made, any);
  }
}
