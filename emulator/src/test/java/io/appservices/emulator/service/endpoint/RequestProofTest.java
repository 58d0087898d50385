package io.appservices.emulator.service.endpoint;

import static io.appservices.emulator.domain.definition.RequestSettings.Validation.NO_VALIDATION;
import static io.appservices.emulator.domain.definition.RequestSettings.Validation.SECRET_AS_QUERY_PARAM;
import static io.appservices.emulator.domain.definition.RequestSettings.Validation.VERIFY_PAYLOAD;
import static io.appservices.emulator.service.HeardServices.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.RequestSettings;
import io.appservices.emulator.domain.definition.RequestSettings.ReturnType;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What proves that a request may call, and who it is from. */
class RequestProofTest {

  /** HMAC of {@code body} with {@code secret}. */
  private static final String SHA256 =
      "sha256=dc46983557fea127b43af721467eb9b3fde2338fe3e14f51952aa8478c13d355";

  private static final String SHA1 = "sha1=a18991ff7e4513a1c2d2ee51e3a8e99ca891d9cd";
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> SECRET = Optional.of("secret");

  private final App app = Samples.app(1, "app-abcde");
  private final EmulatorClock clock = new EmulatorClock();
  private final EmbeddedStorage storage = new EmbeddedStorage();
  private final ConfigServices services =
      ConfigServices.of(Samples.states(storage), clock, new Ids(clock, new Secrets()));
  private final RequestValidator validator =
      new RequestValidator(services.config(), services.secrets());

  private static EndpointRequest request(String secret, String signature) {
    return new EndpointRequest(
        Samples.id(1),
        RequestCredentials.NONE,
        Optional.ofNullable(secret),
        Optional.ofNullable(signature),
        "body".getBytes(UTF_8),
        new Document(),
        new Document());
  }

  private String refused(Validation validation, Optional<String> secret, EndpointRequest request) {
    return refusal(() -> validator.check(validation, secret, request));
  }

  @Test
  void aSecretInTheQueryHasToBeTheOneThatIsKnown() {
    validator.check(NO_VALIDATION, NONE, request(null, null));
    validator.check(SECRET_AS_QUERY_PARAM, SECRET, request("secret", null));
    String invalid = "invalid secret";
    assertThat(refused(SECRET_AS_QUERY_PARAM, SECRET, request("Secret", null))).isEqualTo(invalid);
    assertThat(refused(SECRET_AS_QUERY_PARAM, SECRET, request(null, SHA256))).isEqualTo(invalid);
    assertThat(refused(SECRET_AS_QUERY_PARAM, NONE, request("secret", null))).isEqualTo(invalid);
    assertThat(refused(SECRET_AS_QUERY_PARAM, Optional.of(""), request("", null)))
        .isEqualTo(invalid);
    assertThat(refused(SECRET_AS_QUERY_PARAM, Optional.of(""), request(null, null)))
        .isEqualTo(invalid);
  }

  @Test
  void aSignatureHasToBeThatOfTheBody() {
    validator.check(VERIFY_PAYLOAD, SECRET, request(null, SHA256));
    validator.check(VERIFY_PAYLOAD, SECRET, request(null, " : " + SHA256 + " "));
    String invalid = "invalid payload signature";
    for (String wrong : new String[] {null, "", SHA256 + "0", SHA256.substring(7), SHA1}) {
      assertThat(refused(VERIFY_PAYLOAD, SECRET, request("secret", wrong))).isEqualTo(invalid);
    }
    assertThat(refused(VERIFY_PAYLOAD, Optional.of("x"), request(null, SHA256))).isEqualTo(invalid);
    assertThat(refused(VERIFY_PAYLOAD, NONE, request(null, SHA256))).isEqualTo(invalid);
    assertThat(refused(VERIFY_PAYLOAD, Optional.of(""), request(null, SHA256))).isEqualTo(invalid);
  }

  @Test
  void gitHubSignsWithEitherAlgorithm() {
    validator.checkGitHub(VERIFY_PAYLOAD, SECRET, request(null, SHA1));
    validator.checkGitHub(VERIFY_PAYLOAD, SECRET, request(null, SHA256));
    validator.checkGitHub(SECRET_AS_QUERY_PARAM, SECRET, request("secret", SHA1 + "0"));
    for (String wrong : new String[] {SHA1 + "0", SHA256 + "0", null}) {
      assertThat(
              refusal(
                  () -> validator.checkGitHub(VERIFY_PAYLOAD, SECRET, request("secret", wrong))))
          .isEqualTo("invalid payload signature");
    }
  }

  @Test
  void theSecretOfAnAppIsNamedByTheSettings() {
    storage.apps().insert(app);
    services.secrets().create(app, "named", "secret");
    validator.check(app, settings(SECRET_AS_QUERY_PARAM, "named"), request("secret", null));
    validator.check(app, settings(NO_VALIDATION, "other"), request(null, null));
    assertThat(
            refusal(
                () ->
                    validator.check(
                        app, settings(SECRET_AS_QUERY_PARAM, "other"), request("secret", null))))
        .isEqualTo("invalid secret");
  }

  private static RequestSettings settings(Validation validation, String secret) {
    return new RequestSettings(
        validation,
        new Reference(Optional.empty(), Optional.of(secret)),
        false,
        false,
        ReturnType.JSON,
        true);
  }

  @Test
  void theFirstOfSeveralCredentialsCounts() {
    Optional<String> some = Optional.of("x");
    RequestCredentials all = new RequestCredentials(NONE, some, some, some, some);
    assertThat(all.forProvider().provider()).isEqualTo(ProviderType.LOCAL_USERPASS);
    assertThat(all.forProvider().credentials()).isEqualTo(new Credentials.Userpass("x", "x"));
    assertThat(all.toString()).doesNotContain("x");
    RequestCredentials key = new RequestCredentials(NONE, some, NONE, some, some);
    assertThat(key.forProvider().credentials()).isEqualTo(new Credentials.Key("x"));
    assertThat(key.forProvider().provider()).isEqualTo(ProviderType.API_KEY);
    RequestCredentials token = new RequestCredentials(NONE, NONE, some, NONE, some);
    assertThat(token.forProvider().credentials()).isEqualTo(new Credentials.CustomToken("x"));
    assertThat(token.forProvider().provider()).isEqualTo(ProviderType.CUSTOM_TOKEN);
    RequestCredentials email = new RequestCredentials(some, some, NONE, NONE, NONE);
    RequestCredentials password = new RequestCredentials(NONE, NONE, some, NONE, NONE);
    assertThat(refusal(email::forProvider)).startsWith("must specify some form");
    assertThat(refusal(password::forProvider)).startsWith("must specify some form");
    assertThat(email.hasCredentials()).isTrue();
    assertThat(password.hasCredentials()).isTrue();
    assertThat(new RequestCredentials(NONE, NONE, NONE, some, NONE).hasCredentials()).isTrue();
    assertThat(new RequestCredentials(NONE, NONE, NONE, NONE, some).hasCredentials()).isTrue();
    RequestCredentials bearer = new RequestCredentials(some, NONE, NONE, NONE, NONE);
    assertThat(bearer.hasCredentials()).isFalse();
    assertThat(refusal(bearer::forProvider)).isEqualTo("no authentication methods were specified");
  }
}
