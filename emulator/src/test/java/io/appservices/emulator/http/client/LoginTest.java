package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Sdk;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTest {

  private final TestApp app = TestApp.shared();

  @ParameterizedTest
  @EnumSource
  void everyFamilyOfClientsRegistersLogsInAndReadsItsProfile(Sdk sdk) {
    Tokens tokens = app.client().as(sdk).signUp("a@b.c", "password");

    assertThat(app.client().as(sdk).profile(tokens.accessToken())).isJson(200);
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void aWrongPasswordIsRefused() {
    app.client().signUp("a@b.c", "password");

    assertThat(app.client().logIn("a@b.c", "wrong password"))
        .isRefused(401, "InvalidPassword", "unauthorized");
  }
}
