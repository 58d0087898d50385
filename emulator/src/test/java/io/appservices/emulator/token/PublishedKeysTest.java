package io.appservices.emulator.token;

import static io.appservices.emulator.token.ForeignIssuer.keySet;
import static io.appservices.emulator.token.ForeignIssuer.rs256;
import static io.appservices.emulator.token.ForeignIssuer.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.runtime.EmulatorClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that an issuer publishes: here in a file, so that what is kept is told from what is. */
@Tag("security")
class PublishedKeysTest {

  private static final String UNKNOWN = "the issuer has no key with the token's 'kid'";
  private static final String NO_KEYS = "{\"keys\":[]}";

  @TempDir private Path directory;

  private final EmulatorClock clock = new EmulatorClock();
  private final CustomTokens tokens = new CustomTokens(clock, Duration.ZERO);

  @BeforeEach
  void standStill() {
    clock.freeze();
  }

  @Test
  void aPublishedKeyIsKeptForAnHour() throws Exception {
    String token = rs256(claims());
    publish(keySet());
    assertThat(verify(token)).containsEntry("sub", "somebody");

    publish(NO_KEYS);
    clock.advance(Duration.ofMinutes(60).minusMillis(1));
    assertThat(verify(token)).containsEntry("sub", "somebody");

    clock.advance(Duration.ofMillis(1));
    assertRefused(token, UNKNOWN);
  }

  @Test
  void aKeyThatIsNotAmongThoseThatAreKeptIsLookedForAgain() throws Exception {
    String token = rs256(claims());
    publish(NO_KEYS);
    assertRefused(token, UNKNOWN);

    publish(keySet());

    assertThat(verify(token)).containsEntry("sub", "somebody");
  }

  @Test
  void theKeysOfOneIssuerAreNotThoseOfAnother() throws Exception {
    String token = rs256(claims());
    publish(keySet());
    verify(token);
    Path other = Files.writeString(directory.resolve("other"), NO_KEYS);

    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> tokens.verify(token, rules(other.toUri())))
        .withMessage(UNKNOWN);
  }

  @Test
  void aTokenHasToNameItsKey() throws IOException {
    publish(keySet());
    assertRefused(unsigned("{\"alg\":\"RS256\"}", claims().toJson()), "token has no 'kid'");
  }

  @Test
  void aTokenThatNamesTheKeyAndWasNotSignedWithItIsRefused() throws IOException {
    publish(keySet());
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + ForeignIssuer.keyId() + "\"}";
    assertRefused(unsigned(header, claims().toJson()), "signature is invalid");
  }

  @Test
  void aKeyThatIsNoneOfRsaDoesNotCount() throws IOException {
    publish(
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"%s\",\"k\":\"%s\"}]}"
            .formatted(ForeignIssuer.keyId(), "A".repeat(43)));
    assertRefused(rs256(claims()), "the issuer has no key with the token's 'kid'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "[]", "{}", "{\"keys\":1}"})
  void whatIsNoSetOfKeysIsRefused(String garbage) throws IOException {
    publish(garbage);
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> verify(rs256(claims())))
        .withMessageStartingWith("the keys of the issuer cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "keys", "/keys", "nonsense:keys"})
  void whatIsNoUrlIsRefused(String uri) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> tokens.verify(rs256(claims()), rules(URI.create(uri))))
        .withMessage("the JWK URI is no URL");
  }

  private Document claims() {
    return new Document("sub", "somebody").append("exp", clock.seconds() + 100_000);
  }

  private void publish(String set) throws IOException {
    Files.writeString(file(), set);
  }

  private Document verify(String token) throws InvalidTokenException {
    return tokens.verify(token, rules(file().toUri()));
  }

  private void assertRefused(String token, String why) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> verify(token))
        .withMessage(why);
  }

  private Path file() {
    return directory.resolve("keys");
  }

  private static CustomTokenRules rules(URI keys) {
    return new CustomTokenRules("RS256", List.of(), Optional.of(keys), List.of(), false);
  }
}
