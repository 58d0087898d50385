package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Reference;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class AuthProviderDraftTest {

  private static final ObjectId ID = new ObjectId();

  @Test
  void aProviderKeepsOnlyTheSettingsThatHaveAMeaning() {
    AuthProvider provider =
        AuthProviderDraft.of(
                Document.parse(
                    "{'type': 'oauth2-google', 'disabled': true, 'x': 1, 'redirect_uris': ['r']}"))
            .provider(ID);
    assertThat(provider.id()).isEqualTo(ID);
    assertThat(provider.type()).isEqualTo(ProviderType.OAUTH2_GOOGLE);
    assertThat(provider.disabled()).isTrue();
    assertThat(provider.settings()).containsOnlyKeys("redirect_uris");
    assertThat(provider.redirectUris()).containsExactly("r");
  }

  @Test
  void aChangeOfTheConfigIsMadeKeyByKey() {
    AuthProvider before =
        userpass("{'autoConfirm': true, 'resetPasswordUrl': 'u', 'resetPasswordSubject': 's'}");
    AuthProvider after =
        AuthProviderDraft.changing(before, Document.parse("{'config': {'autoConfirm': false}}"))
            .change(before);
    assertThat(after.disabled()).isFalse();
    assertThat(after.emailPassword().autoConfirm()).isFalse();
    assertThat(after.emailPassword().reset().url()).contains("u");
    assertThat(after.emailPassword().reset().subject()).contains("s");
  }

  @Test
  void refusesWhatNoProviderCanBe() {
    for (String body :
        List.of(
            "{}",
            "{'type': 'nonsense'}",
            "{'type': 'local-userpass'}",
            "{'type': 'api-key', 'disabled': 'yes'}")) {
      assertThatThrownBy(() -> AuthProviderDraft.of(Document.parse(body)))
          .as(body)
          .isInstanceOf(AppServicesException.class);
    }
    AuthProvider existing = userpass("{}");
    assertThat(AuthProviderDraft.changing(existing, new Document("type", "local-userpass")).type())
        .isEqualTo(ProviderType.LOCAL_USERPASS);
    assertThatThrownBy(
            () -> AuthProviderDraft.changing(existing, new Document("type", "anon-user")))
        .hasMessageContaining("cannot be changed");
  }

  @Test
  void whoMadeADraftCannotChangeTheProviderAfterwards() {
    Document config = new Document("autoConfirm", true);
    Document body = new Document("type", "local-userpass").append("config", config);
    AuthProviderDraft draft = AuthProviderDraft.of(body);
    AuthProvider provider = draft.provider(ID);
    config.clear();
    draft.settings().clear();
    draft.settings().get("config", Document.class).clear();
    assertThat(provider.emailPassword().autoConfirm()).isTrue();
    assertThat(draft.provider(ID)).isEqualTo(provider);
  }

  @Test
  void readsHowAccountsAreConfirmed() {
    EmailPasswordSettings settings =
        userpass(
                """
                {"runConfirmationFunction": true, "confirmationFunctionName": "f",
                 "emailConfirmationUrl": " ", "confirmEmailSubject": "s"}
                """)
            .emailPassword();
    assertThat(settings)
        .isEqualTo(
            new EmailPasswordSettings(
                false,
                new EmailPasswordSettings.Step(
                    true,
                    new Reference(Optional.empty(), Optional.of("f")),
                    Optional.empty(),
                    Optional.of("s")),
                userpass("{}").emailPassword().reset()));
  }

  @Test
  void readsWhatCustomTokensAreCheckedWith() {
    CustomTokenSettings settings =
        provider(
                "custom-token",
                """
                "config": {"audience": "a, b", "requireAnyAudience": true, "signingKey": "hidden"},
                "secret_config": {"signingKeys": ["k"]}
                """)
            .customToken();
    assertThat(settings.algorithm()).isEqualTo("HS256");
    assertThat(settings.jwkUri()).isEmpty();
    assertThat(settings.audiences()).containsExactly("a", "b");
    assertThat(settings.requireAnyAudience()).isTrue();
    assertThat(settings.signingKeyNames()).containsExactly("k");
    assertThat(settings.signingKey()).contains("hidden");
    assertThat(settings).asString().doesNotContain("hidden");
  }

  @Test
  void publishedKeysGoBeforeAnAlgorithm() {
    CustomTokenSettings settings =
        provider(
                "custom-token",
                "'config': {'useJWKURI': true, 'jwkURI': 'u', 'signingAlgorithm': 'HS256'}")
            .customToken();
    assertThat(settings.jwkUri()).contains("u");
    assertThat(settings.algorithm()).isEqualTo("RS256");
  }

  @Test
  void readsMetadataFieldsThatNameAClaim() {
    assertThat(provider("api-key", "'metadata_fields': []").metadataFields()).isEmpty();
    assertThat(provider("api-key", "'metadata_fields': [{}, 1]").metadataFields())
        .contains(List.of());
    assertThat(
            provider("api-key", "'metadata_fields': [{'name': 'n', 'required': true}]")
                .metadataFields())
        .contains(List.of(new MetadataField("n", Optional.empty(), true)));
  }

  private static AuthProvider userpass(String config) {
    return provider("local-userpass", "'config': " + config);
  }

  private static AuthProvider provider(String type, String settings) {
    Document body = Document.parse("{'type': '" + type + "', " + settings + "}");
    return AuthProviderDraft.of(body).provider(ID);
  }
}
