package io.appservices.emulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that go over the wire, and what they stand for. */
class NamesTest {

  @ParameterizedTest
  @EnumSource
  void aProviderIsFoundByItsNames(ProviderType type) {
    assertThat(ProviderType.byWireName(type.wireName())).contains(type);
    assertThat(ProviderType.byCommonName(type.wireName())).contains(type);
    assertThat(type.isOAuth()).isEqualTo(type.wireName().startsWith("oauth2-"));
  }

  @ParameterizedTest
  @CsvSource({"google, OAUTH2_GOOGLE", "facebook, OAUTH2_FACEBOOK", "apple, OAUTH2_APPLE"})
  void anOAuthProviderIsAlsoFoundByItsCompany(String company, ProviderType type) {
    assertThat(ProviderType.byCommonName(company)).contains(type);
    assertThat(ProviderType.byWireName(company)).isEmpty();
  }

  @Test
  void theCommonNamesAreAllThatAreTaken() {
    assertThat(ProviderType.commonNames())
        .containsExactly(
            "anon-user",
            "api-key",
            "custom-function",
            "custom-token",
            "local-userpass",
            "oauth2-apple",
            "oauth2-facebook",
            "oauth2-google",
            "apple",
            "facebook",
            "google");
    assertThat(ProviderType.byCommonName("oauth2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ORG_OWNER, true, true, true",
    "ORG_READ_ONLY, false, true, false",
    "ORG_MEMBER, false, false, false",
    "GROUP_OWNER, true, true, true",
    "GROUP_READ_ONLY, false, true, false",
    "GROUP_DATABASE_ACCESS_ADMIN, false, true, true",
    "GROUP_CHARTS_ADMIN, false, true, true",
    "GROUP_STREAM_PROCESSING_OWNER, false, true, true",
    "GROUP_DATA_ACCESS_ADMIN, false, true, false",
  })
  void aRoleOfAnOperatorLetsIn(String name, boolean owns, boolean reads, boolean changes) {
    OperatorRole role = OperatorRole.byName(name).orElseThrow();
    assertThat(role.owns()).isEqualTo(owns);
    assertThat(role.reads()).isEqualTo(reads);
    assertThat(role.changesDatabaseUsers()).isEqualTo(changes);
    assertThat(OperatorRole.byName(name.toLowerCase(Locale.ROOT))).isEmpty();
  }

  @Test
  void statusesHaveTheirPhrases() {
    assertThat(ReasonPhrases.of(404)).isEqualTo("Not Found");
    assertThat(ReasonPhrases.of(299)).isEmpty();
  }

  @Test
  void anErrorCodeIsItsNameUnlessItSaysAnother() {
    assertThat(ErrorCode.USER_ALREADY_EXISTS.wireName()).isEqualTo("USER_ALREADY_EXISTS");
    assertThat(ErrorCode.INVALID_CLIENT.wireName()).isEqualTo("invalid_client");
  }

  @Test
  void ofANameAndAnIdTheIdCounts() {
    ObjectId id = new ObjectId();
    Reference both =
        Reference.of(new Document("id", id.toHexString()).append("name", "named"), "id", "name");
    assertThat(both.resolve(known -> Optional.of("found"))).contains("found");
    assertThat(both.resolve(known -> Optional.empty())).contains("named");
    assertThat(both.withoutName()).isEqualTo(new Reference(Optional.of(id), Optional.empty()));
    assertThat(both.withoutName().resolve(known -> Optional.empty())).isEmpty();
    assertThat(Reference.of(new Document("id", 1).append("name", ""), "id", "name"))
        .isEqualTo(new Reference(Optional.empty(), Optional.empty()));
  }
}
