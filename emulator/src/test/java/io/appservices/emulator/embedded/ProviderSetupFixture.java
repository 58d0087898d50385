package io.appservices.emulator.embedded;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.OAuthStandIn;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

/** An app whose providers a test sets up. */
abstract class ProviderSetupFixture {

  static final Map<String, String> ADA = Map.of("email", "ada@example.com");

  @AutoClose final AppServicesEmulator emulator = AppServicesEmulator.start();

  final TestApp test = TestApp.on(emulator);
  final EmulatedApp app = test.emulated();
  final OAuthStandIn oauth = emulator.oauth().forApp(app);

  String token(String provider, String field) {
    return switch (field) {
      case "id_token" -> oauth.idToken(provider, ADA);
      case "authCode" -> oauth.authCode(provider, ADA);
      default -> oauth.accessToken(provider, ADA);
    };
  }

  List<String> providers() {
    return test.admin().onApp("GET", "/auth_providers", null).documents().stream()
        .map(provider -> provider.getString("type"))
        .toList();
  }
}
