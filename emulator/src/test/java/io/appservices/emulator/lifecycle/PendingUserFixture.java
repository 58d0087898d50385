package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** An app that wants accounts to be confirmed by mail. */
abstract class PendingUserFixture {

  static final String EMAIL = "a+b@example.com";
  static final String PASSWORD = "password";

  @AutoClose final AppServicesEmulator emulator = AppServicesEmulator.start();

  final TestApp app = TestApp.on(emulator);
  final ClientApiClient client = app.client();
  final AdminApiClient admin = app.admin();

  @BeforeEach
  void wantConfirmation() {
    emulator.clock().freeze();
    EmulatorInternals.userpass(emulator, app.emulated(), new Document("autoConfirm", false));
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);
  }

  Document onlyPending() {
    Response pending = admin.pendingUsers("");
    assertThat(pending).isJson(200);
    assertThat(pending.documents()).hasSize(1);
    return pending.documents().get(0);
  }

  void assertConfirmed() {
    assertThat(admin.pendingUsers("")).isJson(200).hasBody("[]");
    assertThat(admin.countUsers()).as("users before the first login").isZero();
    Tokens tokens = client.logIn(EMAIL, PASSWORD).tokens();
    assertThat(admin.user(tokens.userId())).isJson(200);
    assertThat(admin.countUsers()).isOne();
  }

  static Map<String, String> pair(Mail mail) {
    return Map.of("token", mail.token(), "tokenId", mail.tokenId());
  }

  static String byEmail(String operation) {
    return "/user_registrations/by_email/a%2Bb@example.com" + operation;
  }
}
