package io.appservices.emulator.service.login.verifier;

import static io.appservices.emulator.domain.ProviderType.CUSTOM_FUNCTION;
import static io.appservices.emulator.domain.ProviderType.CUSTOM_TOKEN;
import static io.appservices.emulator.domain.ProviderType.OAUTH2_GOOGLE;
import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.config.SecretService;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.token.CustomTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What credentials prove: whose they are, and what becomes known of them. */
class VerifiersTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final App app = Samples.app(1, "app-abcde");
  private final EmulatorClock clock = new EmulatorClock();
  private final EmbeddedStorage storage = new EmbeddedStorage();
  private Object answer = "";

  private static AuthProvider provider(ProviderType type, String settings) {
    return AuthProvider.enabled(Samples.id(9), type, Document.parse(settings));
  }

  private Identity byFunction() {
    FunctionRuntime runtime =
        new FunctionRuntime() {
          @Override
          public boolean has(App of, String name) {
            return true;
          }

          @Override
          public Optional<String> name(App of, Reference function) {
            return function.name();
          }

          @Override
          public Object call(App of, String name, List<Object> arguments)
              throws FunctionFailedException {
            if (answer instanceof FunctionFailedException failure) {
              throw failure;
            }
            assertThat(name).isEqualTo("f");
            assertThat(arguments).containsExactly(new Document("a", 1));
            return answer;
          }
        };
    Verifiers verifiers = new Verifiers(List.of(new CustomFunctionVerifier(runtime)));
    VerifiedIdentity verified =
        verifiers.verify(
            app,
            provider(CUSTOM_FUNCTION, "{config: {authFunctionName: 'f'}}"),
            new Credentials.CustomFunction(new Document("a", 1)));
    assertThat(verified.owner()).isEmpty();
    assertThat(verifiers.get(CUSTOM_FUNCTION).keepsCredentials()).isFalse();
    assertThat(verifiers.get(CUSTOM_FUNCTION).claim(app, verified.identity(), Samples.id(1)))
        .isTrue();
    assertThatThrownBy(() -> verifiers.get(CUSTOM_FUNCTION).gone())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(
            verifiers.mayBeNew(
                app, CUSTOM_FUNCTION, new Credentials.CustomFunction(new Document())))
        .isTrue();
    assertThatThrownBy(() -> verifiers.get(OAUTH2_GOOGLE))
        .hasMessage("no verifier of OAUTH2_GOOGLE");
    return verified.identity();
  }

  @Test
  void aFunctionAnswersWithAnIdAndPerhapsAName() {
    answer = "somebody";
    assertThat(byFunction())
        .isEqualTo(new Identity(CUSTOM_FUNCTION, Samples.id(9), "somebody", Map.of()));
    answer = Document.parse("{id: 'x', name: 'n', other: 1}");
    assertThat(byFunction())
        .isEqualTo(new Identity(CUSTOM_FUNCTION, Samples.id(9), "x", Map.of("name", "n")));
    answer = Document.parse("{id: 'x', name: 1}");
    assertThat(byFunction().data()).isEmpty();
    for (Object wrong :
        List.of("", 1, new Document(), new Document("id", ""), new Document("id", 1))) {
      answer = wrong;
      assertThat(refusal(this::byFunction))
          .isEqualTo("the authentication function must return an id");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "no, Error: no",
    "TypeError: no, TypeError: no",
    "Error: no, Error: no",
    "an Error: no, Error: an Error: no"
  })
  void whatAFunctionThrewIsTold(String message, String detail) {
    answer = new FunctionFailedException(message);
    assertThatThrownBy(this::byFunction).hasMessage(message);
    assertThat(refusal(this::byFunction)).isEqualTo(detail);
  }

  private Identity byToken(String settings, Document claims) throws JOSEException {
    Ids ids = new Ids(clock, new Secrets());
    clock.freeze();
    if (storage.apps().insert(app)) {
      new SecretService(Samples.states(storage), clock, ids).create(app, "key", KEY);
    }
    CustomTokenVerifier verifier =
        new CustomTokenVerifier(
            new SecretService(Samples.states(storage), clock, ids),
            new CustomTokens(clock, Duration.ZERO));
    JWSObject token =
        new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims.toJson()));
    token.sign(new MACSigner(KEY));
    AuthProvider provider = provider(CUSTOM_TOKEN, settings);
    assertThat(storage.apps().find(app.id(), Edition.DEPLOYED)).isPresent();
    Verifiers verifiers = new Verifiers(List.of(verifier));
    return verifiers
        .verify(app, provider, new Credentials.CustomToken(token.serialize()))
        .identity();
  }

  private Document claims() {
    return new Document("sub", "s")
        .append("aud", "app-abcde")
        .append("exp", (int) clock.seconds() + 60);
  }

  private String refused(String settings, Document claims) {
    return refusal(
        () -> {
          try {
            byToken(settings, claims);
          } catch (JOSEException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aTokenIsSignedByAKeyOfTheProviderAndMeantForTheApp() throws JOSEException {
    String named =
        "{config: {signingAlgorithm: 'HS256'}, secret_config: {signingKeys: ['none', 'key']}}";
    assertThat(byToken(named, claims()))
        .isEqualTo(new Identity(CUSTOM_TOKEN, Samples.id(9), "s", Map.of()));
    String old = "{config: {signingAlgorithm: 'HS256', signingKey: '" + KEY + "'}}";
    assertThat(byToken(old, claims()).id()).isEqualTo("s");
    String without = "{config: {signingAlgorithm: 'HS256'}}";
    assertThat(refused(without, claims()))
        .isEqualTo("invalid custom auth token: signature is invalid");
    assertThat(refused(named, claims().append("aud", "other"))).contains("aud");
    String audience = named.replace("'HS256'", "'HS256', audience: ['other']");
    assertThat(byToken(audience, claims().append("aud", "other")).id()).isEqualTo("s");
    assertThat(refused(audience, claims())).contains("aud");
    String noUri = "{config: {signingAlgorithm: 'RS256', useJWKURI: true, jwkURI: 'a b'}}";
    assertThat(refused(noUri.replace("RS256", "HS256"), claims()))
        .isEqualTo("invalid custom auth token: the JWK URI is no URL");
  }

  @Test
  void claimsBecomeMetadataByTheirPaths() throws JOSEException {
    String settings =
        "{config: {signingAlgorithm: 'HS256'}, secret_config: {signingKeys: ['key']},"
            + " metadata_fields: [%s]}";
    String fields =
        "{name: 'a.b', field_name: 'ab'}, {name: 'c\\\\.d'}, {name: 'x.y'}, {name: 'a.n.z'},"
            + " {required: true, name: 'long'}";
    Document claims =
        claims()
            .append("a", new Document("b", 1).append("n", "text"))
            .append("c.d", "dotted")
            .append("long", "x".repeat(4096));
    assertThat(byToken(settings.formatted(fields), claims).data())
        .isEqualTo(Map.of("ab", 1, "c.d", "dotted", "long", "x".repeat(4096)));
    String reason = "invalid custom auth token: ";
    assertThat(refused(settings.formatted(fields), claims()))
        .isEqualTo(reason + "required metadata field 'long' is missing");
    assertThat(refused(settings.formatted(fields), claims.append("long", "x".repeat(4097))))
        .isEqualTo(reason + "metadata field 'long' is longer than 4096 characters");
    String name = "n".repeat(63);
    String renamed = settings.formatted("{name: 'sub', field_name: '" + name + "'}");
    assertThat(byToken(renamed, claims()).data()).isEqualTo(Map.of(name, "s"));
    assertThat(refused(renamed.replace(name, name + "n"), claims()))
        .isEqualTo(reason + "metadata field name '" + name + "n' is longer than 63 characters");
  }
}
