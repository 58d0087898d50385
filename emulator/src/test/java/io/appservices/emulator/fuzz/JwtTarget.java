package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static io.appservices.emulator.fuzz.Target.requireNoInsides;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.token.CustomTokenRules;
import io.appservices.emulator.token.CustomTokens;
import io.appservices.emulator.token.InvalidTokenException;
import io.appservices.emulator.token.TokenCodec;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of the emulator and of other issuers. The first byte says which, and whether the rest is a
 * token, claims that are signed rightly, or a header and claims that are, with a line between.
 */
final class JwtTarget implements Target {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final TokenCodec codec = new TokenCodec(KEY);
  private final CustomTokens customTokens = new CustomTokens(new EmulatorClock(), Duration.ZERO);
  private final CustomTokenRules rules =
      new CustomTokenRules(
          "HS256",
          List.of(new String(KEY, US_ASCII)),
          Optional.empty(),
          List.of("audience"),
          false);

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String rest = new String(input, 1, input.length - 1, ISO_8859_1);
    switch (input[0] & 7) {
      case 0 -> own(rest, input);
      case 1 -> own(signed(HEADER, rest), input);
      case 2, 3 -> foreign(rest, input);
      case 4, 5 -> foreign(signed(HEADER, rest), input);
      default -> {
        int line = rest.indexOf('\n');
        foreign(signed(rest.substring(0, Math.max(line, 0)), rest.substring(line + 1)), input);
      }
    }
  }

  private void own(String token, byte[] input) {
    try {
      codec.read(token);
      require(token.startsWith(base64(HEADER)), "a token with another header was taken");
    } catch (InvalidTokenException e) {
      requireNoInsides(e.getMessage(), input);
    }
  }

  private void foreign(String token, byte[] input) {
    try {
      Object subject = customTokens.verify(token, rules).get("sub");
      require(subject instanceof String text && !text.isEmpty(), "a token of nobody was taken");
    } catch (InvalidTokenException e) {
      requireNoInsides(e.getMessage(), input);
    }
  }

  private static String signed(String header, String claims) {
    String text = base64(header) + "." + base64(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(ISO_8859_1));
  }
}
