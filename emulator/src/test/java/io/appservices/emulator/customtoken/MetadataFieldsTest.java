package io.appservices.emulator.customtoken;

import static io.appservices.emulator.customtoken.Issuer.SECRET;
import static io.appservices.emulator.customtoken.Issuer.assertRefused;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a token becomes the user's data. */
class MetadataFieldsTest {

  @AutoClose
  private static final AppServicesEmulator EMULATOR =
      AppServicesEmulator.start(
          EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build());

  private final Issuer issuer = Issuer.on(EMULATOR).trusting("HS256", SECRET);

  @Test
  void claimsThatNoFieldNamesAreNotKept() {
    issuer.mapping(field("email"));

    assertThat(data(issuer.claims().append("email", "a@b.c").append("name", "Ada")))
        .isEqualTo(new Document("email", "a@b.c"));
  }

  @Test
  void aDotLeadsInwardsAndABackslashMakesItOrdinary() {
    Document nested =
        new Document("data", new Document("name", "inner").append("a.b", "inner dot"));
    issuer.mapping(
        field("user.data.name"),
        field("user.data.a\\.b"),
        field("https://a\\.b/role", "role"),
        field("user.nothing.there"));

    assertThat(data(issuer.claims().append("user", nested).append("https://a.b/role", "admin")))
        .isEqualTo(
            new Document("name", "inner").append("a.b", "inner dot").append("role", "admin"));
  }

  @Test
  void aFieldCanGetAnotherName() {
    issuer.mapping(field("name", "first_name"), field("x.picture", ""), field("email", "email"));

    assertThat(
            data(
                issuer
                    .claims()
                    .append("name", "Ada")
                    .append("x", new Document("picture", "p.png"))
                    .append("email", "a@b.c")))
        .isEqualTo(
            new Document("first_name", "Ada").append("picture", "p.png").append("email", "a@b.c"));
  }

  @Test
  void valuesKeepTheirType() {
    Document values =
        new Document("text", "80")
            .append("int", 80)
            .append("double", 0.5)
            .append("flag", false)
            .append("list", List.of(1, "x"))
            .append("object", new Document("a", 1));
    issuer.mapping(
        values.keySet().stream().map(MetadataFieldsTest::field).toArray(Document[]::new));
    Document claims = issuer.claims();
    claims.putAll(values);

    assertThat(data(claims)).isEqualTo(values);
  }

  @Test
  void whoLacksARequiredFieldDoesNotGetIn() {
    issuer.mapping(field("email").append("required", true), field("name"));

    assertRefused(
        issuer.logIn(issuer.claims().append("name", "Ada")),
        "required metadata field 'email' is missing");
    assertRefused(
        issuer.logIn(issuer.claims().append("email", null)),
        "required metadata field 'email' is missing");
    assertThat(issuer.app().admin().countUsers()).isZero();
    assertThat(data(issuer.claims().append("email", ""))).isEqualTo(new Document("email", ""));
  }

  @Test
  void everyLoginTellsAnewWhatIsKnown() {
    issuer.mapping(field("name"), field("role"));
    Document claims = issuer.claims();
    Tokens first = issuer.logIn(claims.append("name", "Ada").append("role", "admin")).tokens();
    claims.append("name", "Grace").remove("role");

    assertThat(data(claims)).isEqualTo(new Document("name", "Grace"));

    assertThat(profile(first)).as("to the older session too").containsEntry("name", "Grace");
    assertThat(issuer.app().admin().user(first.userId()).document().get("data"))
        .isEqualTo(new Document("name", "Grace"));
  }

  @Test
  void dataOfLinkedIdentitiesIsMergedAndTheLaterCounts() {
    issuer.mapping(field("name"), field("email"));
    Tokens user = issuer.app().client().signUp("a@b.c", "password");
    String token = Issuer.hs256(SECRET, issuer.claims().append("name", "Ada").append("email", "x"));
    var link =
        issuer
            .app()
            .client()
            .link(user.accessToken(), "custom-token", new Document("token", token));
    assertThat(link).isJson(200);

    assertThat(profile(user)).isEqualTo(new Document("email", "x").append("name", "Ada"));
  }

  @Test
  void aValueHasAtMost4096CharactersAndANameLessThan64() {
    issuer.mapping(field("name", "n".repeat(63)));
    assertThat(data(issuer.claims().append("name", "x".repeat(4_096)))).hasSize(1);
    assertRefused(
        issuer.logIn(issuer.claims().append("name", "x".repeat(4_097))),
        "metadata field 'name' is longer than 4096 characters");

    issuer.mapping(field("name", "n".repeat(64)));
    assertThat(issuer.logIn(issuer.claims().append("name", "x")))
        .isRefusedWithCode(401, "AuthError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.", ".a", "\\", "\\.", "a..b", "sub.x", "$where"})
  void aNameThatLeadsNowhereFindsNothing(String name) {
    issuer.mapping(field(name));

    assertThat(data(issuer.claims().append("a", "value"))).isEmpty();
  }

  private Document data(Document claims) {
    return profile(issuer.logIn(claims).tokens());
  }

  private Document profile(Tokens user) {
    var profile = issuer.app().client().profile(user.accessToken());
    assertThat(profile).isJson(200);
    return profile.document().get("data", Document.class);
  }

  private static Document field(String name) {
    return new Document("name", name).append("required", false);
  }

  private static Document field(String name, String fieldName) {
    return field(name).append("field_name", fieldName);
  }
}
