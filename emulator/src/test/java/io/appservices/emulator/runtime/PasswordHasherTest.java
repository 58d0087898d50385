package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.appservices.emulator.domain.user.PasswordHash;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PasswordHasherTest {

  private static final int HASH_BITS = 256;
  private static final byte[] TEXT = {1, 2, 3};

  private final Secrets secrets = new Secrets();

  @Property(tries = 200)
  void itAgreesWithTheKeyFactoryOfTheJdk(
      @ForAll("passwords") String password, @ForAll @IntRange(min = 1, max = 50) int iterations)
      throws GeneralSecurityException {
    PasswordHash hash = new PasswordHasher(secrets, iterations).hash(password);
    SecretKeyFactory jdk = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), hash.salt(), iterations, HASH_BITS);
    assertThat(hash.hash()).isEqualTo(jdk.generateSecret(spec).getEncoded());
    assertThat(hash.iterations()).isEqualTo(iterations);
    assertThat(hash.salt()).hasSize(16);
  }

  @Property(tries = 200)
  void onlyTheSamePasswordMatches(
      @ForAll("passwords") String password, @ForAll("passwords") String other) {
    PasswordHasher hasher = new PasswordHasher(secrets, 1);
    PasswordHash hash = hasher.hash(password);
    assertThat(hasher.matches(password, hash)).isTrue();
    assertThat(hasher.matches(other, hash)).isEqualTo(other.equals(password));
    assertThat(hasher.matches(password + "x", hash)).isFalse();
  }

  @Property(tries = 500)
  void noTwoStringsAreTheSamePassword(
      @ForAll("oddStrings") String password, @ForAll("oddStrings") String other) {
    PasswordHasher hasher = new PasswordHasher(secrets, 1);
    assertThat(hasher.matches(other, hasher.hash(password))).isEqualTo(other.equals(password));
  }

  /** Short strings of what UTF-8 cannot write, what it would be written as, and zeros. */
  @Provide
  Arbitrary<String> oddStrings() {
    return Arbitraries.strings()
        .withChars('a', '?', '\0', '\uD800', '\uDC00', '\uFFFD')
        .ofMaxLength(2);
  }

  @Example
  void theEmptyPasswordIsHashedLikeAnyOther() {
    PasswordHasher hasher = new PasswordHasher(secrets, 1);
    PasswordHash hash = hasher.hash("");
    assertThat(hasher.matches("", hash)).isTrue();
    assertThat(hasher.matches("x", hash)).isFalse();
  }

  @Example
  void theSamePasswordIsSaltedAnewEachTime() {
    PasswordHasher hasher = new PasswordHasher(secrets, 1);
    assertThat(hasher.hash("password").salt()).isNotEqualTo(hasher.hash("password").salt());
    assertThat(hasher.hash("password").hash()).isNotEqualTo(hasher.hash("password").hash());
  }

  @Example
  void aHashIsCheckedAtTheCostThatItWasMadeWith() {
    PasswordHash dear = new PasswordHasher(secrets, 1_000).hash("password");
    assertThat(new PasswordHasher(secrets, 1).matches("password", dear)).isTrue();
  }

  /** Who finds one in a heap dump would have the password, or what does for it. */
  @Example
  void anHmacThatWaitsForTheNextPasswordHasNotTheLast() throws GeneralSecurityException {
    Hmacs hmacs = new Hmacs(new byte[1]);
    new PasswordHasher(secrets, 2, hmacs).hash("password");
    Mac used = hmacs.take();
    assertThat(hmacs.take()).as("the only one that was used").isNotSameAs(used);

    Mac keyless = Mac.getInstance("HmacSHA256");
    keyless.init(new SecretKeySpec(new byte[1], "HmacSHA256"));
    assertThat(used.doFinal(TEXT)).isEqualTo(keyless.doFinal(TEXT));
  }

  @Example
  void aCostBelowOneIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHasher(secrets, 0));
  }

  @Example
  void aHashDoesNotShowItself() {
    PasswordHash hash = new PasswordHasher(secrets, 3).hash("password");
    assertThat(hash).hasToString("PasswordHash[iterations=3]");
  }

  /** Whole characters of all planes; a trailing NUL pads an HMAC key and is the same key. */
  @Provide
  Arbitrary<String> passwords() {
    Arbitrary<String> characters =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .map(Character::toString);
    Arbitrary<String> ascii = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(130);
    return Arbitraries.oneOf(
        ascii.filter(text -> !text.isEmpty()),
        characters.list().ofMinSize(1).ofMaxSize(40).map(list -> String.join("", list)));
  }
}
