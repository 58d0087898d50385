package io.appservices.testkit.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.TokenVerdict;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on an access or refresh token; no message has the token itself. */
public final class TokenAssert extends AbstractAssert<TokenAssert, String> {

  private final ControlApi control;

  TokenAssert(String token, ControlApi control) {
    super(token, TokenAssert.class);
    this.control = control;
  }

  /** Verifies that the emulator would accept it now. */
  public TokenAssert isAccepted() {
    TokenVerdict verdict = control.explain(actual);
    if (!verdict.accepted()) {
      throw failure(
          "Expected the token to be accepted, but it is refused: %s%s",
          verdict.reason().orElse("no reason"), about(verdict));
    }
    return this;
  }

  /** Verifies that the emulator would refuse it now. */
  public TokenAssert isRefused() {
    return isRefusedBecause("");
  }

  /** Verifies that the emulator would refuse it now, for a reason with a text in it. */
  public TokenAssert isRefusedBecause(String text) {
    TokenVerdict verdict = control.explain(actual);
    if (verdict.accepted()) {
      throw failure("Expected the token to be refused, but it is accepted%s", about(verdict));
    }
    if (!verdict.reason().orElse("").contains(text)) {
      throw failure(
          "Expected the token to be refused because of '%s', but the reason is: %s%s",
          text, verdict.reason().orElse("none"), about(verdict));
    }
    return this;
  }

  private static String about(TokenVerdict verdict) {
    return "\n  %s token of user %s, issued at %s, expires at %s"
        .formatted(
            verdict.type().orElse("unknown"),
            verdict.userId().orElse("unknown"),
            verdict.issuedAt().map(Object::toString).orElse("an unknown time"),
            verdict.expiresAt().map(Object::toString).orElse("an unknown time"));
  }

  /** Verifies a claim; its value is one of {@link ApiResponse#json}. */
  public TokenAssert hasClaim(String name, @Nullable Object value) {
    Map<String, @Nullable Object> claims = claims();
    if (!claims.containsKey(name) || !Objects.equals(claims.get(name), value)) {
      throw failure("Expected the claim %s to be %s, but the claims are %s", name, value, claims);
    }
    return this;
  }

  /** Verifies that there is no such claim. */
  public TokenAssert hasNoClaim(String name) {
    Map<String, @Nullable Object> claims = claims();
    if (claims.containsKey(name)) {
      throw failure("Expected no claim %s, but the claims are %s", name, claims);
    }
    return this;
  }

  private Map<String, @Nullable Object> claims() {
    String[] parts = actual.split("\\.", -1);
    if (parts.length != 3) {
      throw failure(
          "Expected a JSON Web Token, which has three parts, but it has %d", parts.length);
    }
    return new ApiResponse(0, new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)).object();
  }
}
