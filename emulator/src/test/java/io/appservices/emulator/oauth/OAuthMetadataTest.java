package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.data;
import static io.appservices.emulator.oauth.Providers.logInWith;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthMetadataTest {

  private final TestApp app = TestApp.shared();

  @Test
  void onlyTheFieldsThatTheProviderListsAreKept() {
    listFields(field("email", true), field("picture", false), field("name", false));

    Response login = logIn(Map.of("sub", "1", "email", "a@b.c", "name", "A", "gender", "x"));

    assertThat(data(app, login.tokens()))
        .isEqualTo(new Document("email", "a@b.c").append("name", "A"));
  }

  @Test
  void aFieldCanGetAnotherName() {
    listFields(field("name", false).append("field_name", "full_name"));

    Response login = logIn(Map.of("sub", "1", "name", "A"));

    assertThat(data(app, login.tokens())).isEqualTo(new Document("full_name", "A"));
  }

  @Test
  void whoLacksARequiredFieldIsRefused() {
    listFields(field("first_name", true));

    assertThat(logIn(Map.of("sub", "1", "given_name", "A"))).isJson(200);
    assertThat(logIn(Map.of("sub", "2", "name", "B")))
        .isRefused(401, "AuthError", "required metadata field 'first_name' is missing");
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void aListWithoutFieldsIsNoList() {
    listFields();

    assertThat(data(app, logIn(Map.of("sub", "1", "name", "A")).tokens()))
        .isEqualTo(new Document("name", "A"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@example.com", "a@EXAMPLE.com", "\"odd@evil.com\"@example.com"})
  void theEmailMayBeOfADomainThatIsAllowed(String email) {
    restrictDomains();

    assertThat(logIn(Map.of("sub", "1", "email", email))).isJson(200);
  }

  @ParameterizedTest
  @CsvSource({
    "a@evil.com, evil.com",
    "a@sub.example.com, sub.example.com",
    "a@example.com.evil.com, example.com.evil.com",
    "a@example.com@evil.com, evil.com",
    "a, a",
    "'', ''",
  })
  void theEmailMayNotBeOfAnyOtherDomain(String email, String domain) {
    restrictDomains();

    assertThat(logIn(Map.of("sub", "1", "email", email)))
        .isRefused(401, "DomainNotAllowed", "email domain '" + domain + "' is not allowed");
    assertThat(logIn(Map.of("sub", "2"))).isRefusedWithCode(401, "DomainNotAllowed");
  }

  private void restrictDomains() {
    add(app, GOOGLE, new Document("domain_restrictions", List.of("example.org", "example.com")));
  }

  private void listFields(Document... fields) {
    add(app, GOOGLE, new Document("metadata_fields", List.of(fields)));
  }

  private static Document field(String name, boolean required) {
    return new Document("required", required).append("name", name);
  }

  private Response logIn(Map<String, ?> claims) {
    String token = app.emulator().oauth().idToken(GOOGLE, claims);
    return logInWith(app, GOOGLE, new Document("id_token", token));
  }
}
