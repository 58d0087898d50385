package io.appservices.emulator.cli.distribution;

import io.appservices.emulator.cli.Running;
import io.appservices.emulator.testing.Http;
import java.nio.charset.StandardCharsets;

/** The distribution, started as a process. */
abstract class DistributionFixture {
  static final String ADMIN_LOGIN = "/api/admin/v3.0/auth/providers/";

  static int logIn(Running emulator, String provider, String username, String key, String secret) {
    String body = "{\"username\":\"%s\",\"%s\":\"%s\"}".formatted(username, key, secret);
    return Http.send(
            "POST",
            emulator.baseUrl() + ADMIN_LOGIN + provider + "/login",
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json")
        .status();
  }
}
