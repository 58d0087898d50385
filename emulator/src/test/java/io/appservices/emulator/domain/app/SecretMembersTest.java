package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which members nobody may read again, and what a provider says otherwise. */
class SecretMembersTest {

  @Test
  void secretsAreLeftOutHoweverDeepTheyLie() {
    assertThat(
            SecretMembers.without(
                Document.parse(
                    "{'uri': 'x', 'a': {'apiKey': 'x', 'b': 1}, 'c': [{'privateKey': 'x'}, 2]}")))
        .isEqualTo(Document.parse("{'a': {'b': 1}, 'c': [{}, 2]}"));
  }

  @Test
  void onlyTheConfigHasSecrets() {
    Document body = Document.parse("{'uri': 'shown', 'config': {'uri': 'x', 'a': 1}}");
    assertThat(SecretMembers.withoutInConfig(body))
        .isEqualTo(Document.parse("{'uri': 'shown', 'config': {'a': 1}}"));
    assertThat(body.get("config", Document.class)).as("what was given").containsKey("uri");
    assertThat(SecretMembers.withoutInConfig(new Document("config", 1)))
        .isEqualTo(new Document("config", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'config': {'a': 1}} | {'config': {'uri': 'x'}} | {'config': {'a': 1, 'uri': 'x'}}",
        "{'config': {'uri': 'y'}} | {'config': {'uri': 'x'}} | {'config': {'uri': 'y'}}",
        "{} | {'config': {'uri': 'x'}} | {'config': {'uri': 'x'}}",
        "{} | {'config': {'a': 1}} | {}",
        "{'config': {'a': 1}} | {} | {'config': {'a': 1}}",
        "{'config': {'a': 1}} | {'config': {'a': 2}} | {'config': {'a': 1}}",
      })
  void whoSendsBackWhatWasShownKeepsTheSecrets(String body, String earlier, String kept) {
    assertThat(SecretMembers.keptInConfig(Document.parse(body), Document.parse(earlier)))
        .isEqualTo(Document.parse(kept));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'uri': 'name'} | uri | false",
        "{'other': 'name'} | uri | true",
        "{'signingKey': 'name'} | signingKey | false",
        "{'signingKeys': ['name']} | signingKey | false",
        "{'signingKeys': ['name']} | uri | true",
        "{} | signingKey | true",
      })
  void aSecretThatIsNamedElsewhereIsNotKept(String named, String member, boolean kept) {
    Document body = new Document("secret_config", Document.parse(named));
    Document earlier = new Document("config", new Document(member, "x"));
    assertThat(SecretMembers.keptInConfig(body, earlier).containsKey("config")).isEqualTo(kept);
  }

  @Test
  void aProviderSaysWhatItsSettingsMean() {
    AuthProvider provider =
        provider(
            """
            {"config": {"clientId": "c", "autoConfirm": true, "authFunctionName": "f"},
             "redirect_uris": ["r"], "domain_restrictions": ["d"],
             "metadata_fields": [{"name": "n", "field_name": "as"}]}
            """);
    assertThat(provider.disabled()).isFalse();
    assertThat(provider.withDisabled(true).disabled()).isTrue();
    assertThat(provider.clientId()).contains("c");
    assertThat(provider.confirmsAutomatically()).isTrue();
    assertThat(provider.authFunction().name()).contains("f");
    assertThat(provider.redirectUris()).containsExactly("r");
    assertThat(provider.domainRestrictions()).containsExactly("d");
    assertThat(provider.metadataFields().orElseThrow().get(0).fieldName()).contains("as");
    assertThat(provider.metadataFields().orElseThrow().get(0).required()).isFalse();
    assertThat(provider("{}").confirmsAutomatically()).isFalse();
    assertThat(provider("{}").clientId()).isEmpty();
    assertThat(provider("{'config': {'clientId': ' '}}").clientId()).isEmpty();
    assertThat(provider("{'config': {'resetPasswordUrl': ' '}}").emailPassword().reset().url())
        .isEmpty();
  }

  @Test
  void customTokensHaveDefaults() {
    assertThat(provider("{'config': {'audience': ' , a,'}}").customToken().audiences())
        .containsExactly("a");
    CustomTokenSettings settings = provider("{'config': {'signingKey': ' '}}").customToken();
    assertThat(settings.signingKey()).isEmpty();
    assertThat(settings.algorithm()).isEqualTo("HS256");
    assertThat(settings).hasToString("CustomTokenSettings[HS256]");
    assertThat(provider("{'config': {'useJWKURI': true}}").customToken().jwkUri()).contains("");
  }

  @Test
  void noTextOfSettingsShowsThem() {
    AuthProvider provider = provider("{'config': {'clientSecret': 'hidden'}}");
    assertThat(provider).hasToString("oauth2-google[config]");
    Document body = provider.settings().append("type", "oauth2-google");
    assertThat(AuthProviderDraft.of(body)).hasToString("AuthProviderDraft[oauth2-google]");
    assertThat(new ConfigDocument(new ObjectId(), ConfigKind.SECRET, "n", body, 0))
        .hasToString("ConfigDocument[SECRET n]");
  }

  private static AuthProvider provider(String settings) {
    return AuthProvider.enabled(
        new ObjectId(), ProviderType.OAUTH2_GOOGLE, Document.parse(settings));
  }
}
