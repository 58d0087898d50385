package io.appservices.emulator.service.login.verifier;

import static io.appservices.emulator.domain.ProviderType.OAUTH2_GOOGLE;
import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.storage.Samples;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Which accounts of an identity provider are let in, and what becomes known of them. */
class OAuthIdentitiesTest {

  private static Map<String, Object> data(String settings, String profile) {
    OAuthAccount account = new OAuthAccount(OAUTH2_GOOGLE, "s", Document.parse(profile));
    VerifiedIdentity verified =
        OAuthIdentities.verified(
            AuthProvider.enabled(Samples.id(9), OAUTH2_GOOGLE, Document.parse(settings)), account);
    assertThat(verified.identity().id()).isEqualTo("s");
    return verified.identity().data();
  }

  @Test
  void aProfileBecomesMetadataInTheServicesNames() {
    assertThat(
            data(
                "{}",
                "{name: 'n', given_name: 'g', family_name: 'f', birthdate: 'b', sub: 's', x: 1}"))
        .isEqualTo(Map.of("name", "n", "first_name", "g", "last_name", "f", "birthday", "b"));
    assertThat(data("{}", "{first_name: 'own', given_name: 'g'}"))
        .isEqualTo(Map.of("first_name", "own"));
    String fields =
        "{metadata_fields: [{name: 'name', field_name: 'full'}, {name: 'email', field_name: ' '},"
            + " {name: 'gender'}, {name: 'last_name', required: true}]}";
    assertThat(data(fields, "{name: 'n', email: 'e', last_name: 'l', picture: 'p'}"))
        .isEqualTo(Map.of("full", "n", "email", "e", "last_name", "l"));
    assertThat(refusal(() -> data(fields, "{name: 'n'}")))
        .isEqualTo("required metadata field 'last_name' is missing");
  }

  @Test
  void emailsAreOfAnAllowedDomain() {
    String restricted = "{domain_restrictions: ['Example.org', 'x.org']}";
    assertThat(data(restricted, "{email: 'a@b@EXAMPLE.org'}")).hasSize(1);
    assertThat(refusal(() -> data(restricted, "{email: 'a@y.org'}")))
        .isEqualTo("email domain 'y.org' is not allowed");
    assertThat(refusal(() -> data(restricted, "{}"))).isEqualTo("email domain '' is not allowed");
    assertThat(data("{domain_restrictions: []}", "{email: 'a@y.org'}")).hasSize(1);
  }
}
