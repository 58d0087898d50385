package io.appservices.emulator.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCredentialsTest {

  private static final Document EVERYTHING =
      new Document("username", "u")
          .append("password", "hidden")
          .append("apiKey", "hidden")
          .append("key", "hidden");

  @ParameterizedTest
  @CsvSource({
    "mongodb-cloud, KeyPair[u]",
    "local-userpass, Userpass[u]",
    "api-key, Key",
  })
  void noTextOfCredentialsShowsASecret(String provider, String text) {
    assertThat(OperatorCredentials.parse(provider, EVERYTHING)).hasToString(text);
  }

  @Test
  void eachProviderHasMembersOfItsOwn() {
    assertThat(OperatorCredentials.parse("mongodb-cloud", EVERYTHING))
        .isEqualTo(new OperatorCredentials.KeyPair("u", "hidden"));
    assertThat(OperatorCredentials.parse("local-userpass", EVERYTHING))
        .isEqualTo(new OperatorCredentials.Userpass("u", "hidden"));
    assertThat(OperatorCredentials.parse("api-key", EVERYTHING))
        .isEqualTo(new OperatorCredentials.Key("hidden"));
    assertThatThrownBy(() -> OperatorCredentials.parse("api-key", new Document()))
        .hasMessage("missing required parameter: 'key'");
    assertThatThrownBy(() -> OperatorCredentials.parse("anon-user", EVERYTHING))
        .hasMessage("unauthorized");
  }
}
