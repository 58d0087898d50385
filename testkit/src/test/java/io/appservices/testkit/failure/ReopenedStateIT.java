package io.appservices.testkit.failure;

import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.OperatorKey;
import io.appservices.testkit.client.SignedInUser;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command of a report, given to the distribution as it stands there. */
@Timeout(180)
class ReopenedStateIT {

  private static final Path BIN =
      Path.of("..", "emulator", "target", "appservices-emulator", "bin").toAbsolutePath();
  private static final String GROUP = "5f60207f14dfb25d23101199";
  private static final Instant FROZEN = Instant.parse("2031-02-03T04:05:06Z");

  private static final Map<String, Object> ITEMS_AND_TEA =
      Map.of("database", "shop", "collection", "items", "document", Map.of("item", "tea"));
  private static final Map<String, Object> FIND =
      Map.of(
          "name",
          "find",
          "service",
          "mongodb-atlas",
          "arguments",
          List.of(Map.of("database", "shop", "collection", "items")));

  @TempDir private Path directory;

  @Test
  void opensTheAppAgainAsItWas() throws Exception {
    Path report = directory.resolve("it's a report");
    String command;
    AppAddress address;
    SignedInUser ada;
    String key;
    try (AppServicesEmulator emulator =
        AppServicesEmulator.start(EmulatorConfig.builder().apps(a -> a.groupId(GROUP)).build())) {
      EmulatedApp app = emulator.newApp("shop");
      address = new AppAddress(emulator.baseUrl(), app.clientAppId(), app.id(), app.groupId());
      emulator.clock().freeze();
      emulator.clock().set(FROZEN);
      app.createUser("ada@example.com", "correct horse");
      ada =
          ClientApi.of(address.baseUrl(), address.clientAppId())
              .logIn("ada@example.com", "correct horse");
      ada.callData("mongodb-atlas", "insertOne", ITEMS_AND_TEA);
      key = app.users().createApiKey("ada@example.com", "ci");
      app.users().disable(app.createUser("bob@example.com", "correct horse"));
      app.users().createPending("eve@example.com", "correct horse");
      app.functions().source("one", "exports = () => 1;");
      app.providers().disable("anon-user");
      command =
          new FailureReport(address, AdminApi.of(address, OperatorKey.DEFAULT), report)
              .write("a test", new AssertionError("it failed"));
    }

    Process server =
        new ProcessBuilder("bash", "-c", "exec " + BIN + "/" + command + " --port 0")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      assertIsTheSame(
          new AppAddress(baseUrl(server), address.clientAppId(), address.id(), GROUP), ada, key);
    } finally {
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void assertIsTheSame(AppAddress address, SignedInUser ada, String key) {
    ClientApi client = ClientApi.of(address.baseUrl(), address.clientAppId());
    assertThat(client.request("GET", "/auth/profile", ada.accessToken(), null).status())
        .isEqualTo(200);
    assertThat(client.request("POST", "/auth/session", ada.refreshToken(), null).status())
        .isEqualTo(201);
    assertThat(client.request("POST", "/app/{app}/functions/call", ada.accessToken(), FIND).body())
        .contains("tea");
    AdminApi admin = AdminApi.of(address, OperatorKey.DEFAULT);
    assertThat(client.logIn("ada@example.com", "correct horse").id()).isEqualTo(ada.id());
    assertThat(client.logInWithApiKey(key).id()).isEqualTo(ada.id());
    assertThatCall(() -> client.logIn("bob@example.com", "correct horse"))
        .isRefusedWith("UserDisabled");
    assertThatCall(client::logInAnonymously).isRefusedWith("InvalidSession");
    assertThat(admin.pendingUsers()).containsExactly("eve@example.com");
    assertThat(admin.request("GET", "{app}/functions", null).body()).contains("\"one\"");
    assertThat(ControlApi.of(address).now()).isEqualTo(FROZEN);
  }

  private static String baseUrl(Process server) throws Exception {
    StringBuilder printed = new StringBuilder();
    BufferedReader out = server.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      printed.append(line).append('\n');
      Matcher ready = Pattern.compile("^ready.*(http://\\S+)").matcher(line);
      if (ready.find()) {
        return ready.group(1);
      }
    }
    throw new AssertionError("it did not start: " + printed);
  }
}
