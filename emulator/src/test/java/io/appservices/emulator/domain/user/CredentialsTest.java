package io.appservices.emulator.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.ProviderType;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialsTest {

  private static final String SECRET = "s3cr3t";

  private static final Document EVERYTHING =
      new Document("username", "a@b.c")
          .append("password", SECRET)
          .append("key", SECRET)
          .append("token", SECRET)
          .append("id_token", SECRET)
          .append("accessToken", SECRET)
          .append("options", new Document("device", new Document()));

  @ParameterizedTest
  @CsvSource({
    "LOCAL_USERPASS, username",
    "API_KEY, key",
    "CUSTOM_TOKEN, token",
    "OAUTH2_APPLE, id_token",
    "OAUTH2_FACEBOOK, accessToken",
    "OAUTH2_GOOGLE, id_token"
  })
  void whatAProviderNeedsHasToBeThere(ProviderType provider, String member) {
    assertThatThrownBy(() -> Credentials.parse(provider, new Document()))
        .hasMessage("missing required parameter: '" + member + "'");
    assertThatThrownBy(() -> Credentials.parse(provider, new Document(member, 1)))
        .hasMessage("'" + member + "' must be a string");
  }

  @ParameterizedTest
  @EnumSource
  void noTextOfCredentialsShowsASecret(ProviderType provider) {
    assertThat(Credentials.parse(provider, EVERYTHING).toString())
        .isNotEmpty()
        .doesNotContain(SECRET);
  }

  @Test
  void theTextOfCredentialsSaysOfWhichSortTheyAre() {
    Document code = new Document("authCode", SECRET);
    assertThat(Credentials.parse(ProviderType.OAUTH2_GOOGLE, code)).hasToString("AuthCode");
    assertThat(Credentials.parse(ProviderType.OAUTH2_APPLE, EVERYTHING)).hasToString("IdToken");
    assertThat(Credentials.parse(ProviderType.LOCAL_USERPASS, EVERYTHING))
        .hasToString("Userpass[a@b.c]");
  }

  @Test
  void googleTakesACodeBeforeAToken() {
    Document both = new Document("authCode", "c").append("id_token", "t");
    assertThat(Credentials.parse(ProviderType.OAUTH2_GOOGLE, both))
        .isEqualTo(new Credentials.AuthCode("c"));
  }

  @Test
  void aFunctionGetsEverythingButTheOptions() {
    Credentials.CustomFunction credentials =
        (Credentials.CustomFunction) Credentials.parse(ProviderType.CUSTOM_FUNCTION, EVERYTHING);
    assertThat(credentials.payload()).containsKey("key").doesNotContainKey("options");
  }
}
