package io.appservices.emulator.http.admin.user;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator is told of a token. */
class VerifyTokenTest extends UsersFixture {

  @Test
  void verifyTokenSaysWhatAGoodTokenSays() {
    Tokens tokens = client.signUp("a@b.c", "password");
    Jwt access = tokens.access();

    Response verified = admin.verify(tokens.accessToken());

    assertThat(verified).isJson(200);
    assertThat(verified.document())
        .containsOnlyKeys("sub", "exp", "iat", "iss", "domain_id", "device_id")
        .containsEntry("sub", tokens.userId())
        .containsEntry("iss", access.claims().get("iss"))
        .containsEntry("domain_id", access.claims().get("baas_domain_id"))
        .containsEntry("device_id", "0".repeat(24));
    assertThat(((Number) verified.document().get("iat")).longValue()).isEqualTo(access.issuedAt());
    assertThat(((Number) verified.document().get("exp")).longValue())
        .isEqualTo(access.issuedAt() + 1800);
  }

  @Test
  void verifyTokenAnswersAnExpiredTokenWithAText() {
    String token = client.signUp("a@b.c", "password").accessToken();
    emulator.clock().advance(Duration.ofMinutes(30));

    assertThat(admin.verify(token)).isJson(200).hasBody("\"token expired\"");
  }

  @Test
  void verifyTokenRefusesWhatIsNoAccessTokenOfTheApp() {
    Tokens tokens = client.signUp("a@b.c", "password");
    Tokens otherApps = TestApp.on(emulator).client().signUp("a@b.c", "password");

    for (String token :
        List.of(
            "garbage",
            "",
            tokens.refreshToken(),
            otherApps.accessToken(),
            admin.logIn().tokens().accessToken(),
            tokens.access().unprotected(),
            tokens.access().signedWith(new byte[32]),
            tokens.access().with("exp", 1).compact())) {
      assertThat(admin.verify(token)).isRefused(401, "signature is invalid");
    }
  }
}
