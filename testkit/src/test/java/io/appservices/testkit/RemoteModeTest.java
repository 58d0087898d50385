package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Tests that run against a server which is up already. */
class RemoteModeTest extends InProcessOnly {

  private static AppServicesEmulator server;

  @BeforeAll
  static void start() {
    server =
        AppServicesEmulator.start(
            EmulatorConfig.builder().operator(o -> o.key("other", "key")).build());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theSameClassRunsInBothWays() {
    Runs.pass(Runs.run(InBothWays.class), 4);
    assertThat(APPS).hasSize(4).doesNotHaveDuplicates();
    APPS.clear();

    Runs.pass(Runs.run(here(), InBothWays.class), 4);

    assertThat(APPS).hasSize(4).doesNotHaveDuplicates();
    assertThat(server.requests().list())
        .extracting(request -> request.app().orElse(""))
        .containsAll(APPS);
    assertThat(Http.apps(server.baseUrl())).hasSize(1).doesNotContainAnyElementsOf(APPS);
  }

  @Test
  void testsRunInParallelAgainstOneServer() {
    Map<String, String> parameters = new HashMap<>(Runs.PARALLEL);
    parameters.putAll(here());

    Runs.pass(Runs.run(parameters, Many.class), 20);

    assertThat(APPS).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void anExtensionWithoutSettingsRunsInBothWays() {
    Runs.pass(Runs.run(Extended.class), 1);
    Runs.pass(Runs.run(here(), Extended.class), 1);
  }

  @Test
  void whatOnlyTheEmulatorInTheTestsHasIsNamedAtOnce() {
    refuses(WantsApp.class, "EmulatedApp is there only where the emulator runs inside the tests");
    refuses(
        WantsEmulator.class, "AppServicesEmulator is there only where the emulator runs inside");
    refuses(WantsSettings.class, "@AppServicesTest(config = ...) is there only where");
    refuses(WantsFolder.class, "@AppServicesTest(appFolder = ...) is there only where");
    refuses(WantsConfigured.class, "@AppServicesTest(app = CONFIGURED) is there only where");
    refuses(IsStrict.class, "@AppServicesTest(failOnUnknownOperation = true) is there only where");
    refuses(ExtendedBySettings.class, "an emulator with settings of its own is there only where");
    refuses(ExtendedStrictly.class, "failOnUnknownOperation() is there only where");
  }

  private static void refuses(Class<?> type, String expected) {
    assertFails(Runs.run(here(), type), expected, server.baseUrl());
  }

  @Test
  void aServerThatIsNotThereIsSaidAtOnce() {
    assertFails(
        Runs.run(Map.of(RemoteServer.URL, "http://127.0.0.1:1"), InBothWays.class),
        "no emulator answers at http://127.0.0.1:1 (appservices.emulator.url): start one, or run"
            + " without",
        "");
    assertFails(
        Runs.run(Map.of(RemoteServer.URL, "localhost:9090"), InBothWays.class),
        "appservices.emulator.url: a base URL is such as http://localhost:9090",
        "");
  }

  @Test
  void aServerThatTakesAnotherKeyIsSaidAtOnce() {
    assertFails(
        Runs.run(Map.of(RemoteServer.URL, server.baseUrl()), InBothWays.class),
        "does not take the key 'emulator': give its own by appservices.emulator.admin-key",
        "APPSERVICES_EMULATOR_ADMIN_KEY");
    Map<String, String> noPair =
        Map.of(RemoteServer.URL, server.baseUrl(), "appservices.emulator.admin-key", "auto");
    assertFails(
        Runs.run(noPair, InBothWays.class),
        "appservices.emulator.admin-key (or APPSERVICES_EMULATOR_ADMIN_KEY): a key pair is",
        "");
  }

  @Test
  void anotherServerIsSaidAtOnce() throws IOException {
    HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();
      assertFails(
          Runs.run(Map.of(RemoteServer.URL, url), InBothWays.class),
          "what answers at " + url,
          "is no App Services emulator");
    } finally {
      other.stop(0);
    }
  }

  private static Map<String, String> here() {
    return Map.of(
        RemoteServer.URL, server.baseUrl(), "appservices.emulator.admin-key", "other:key");
  }

  private static void assertFails(EngineExecutionResults results, String expected, String also) {
    results.testEvents().assertStatistics(statistics -> statistics.succeeded(0));
    assertThat(results.allEvents().failed().stream().map(event -> event.getPayload().toString()))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains(expected).contains(also));
  }

  @AppServicesTest
  static class InBothWays {
    @RepeatedTest(3)
    void aUserIsDisabled(
        @AppId String appId,
        ClientApi client,
        AdminApi admin,
        ControlApi control,
        @TestUser(email = "ada@example.com") SignedInUser user) {
      APPS.add(appId);
      admin.disableUser(user.id());
      assertThat(client.request("POST", "/auth/session", user.refreshToken(), null).status())
          .isEqualTo(401);
      assertThat(control.explain(user.refreshToken()).accepted()).isFalse();
    }

    @Test
    void usersOfAllKinds(
        AppAddress address,
        @BaseUrl String baseUrl,
        AdminApi admin,
        @TestUser(customData = "{\"plan\": \"gold\"}") SignedInUser gold,
        @TestUser(disabled = true) SignedInUser disabled,
        @TestUser(pending = true) SignedInUser pending) {
      APPS.add(address.clientAppId());
      assertThat(address.baseUrl()).isEqualTo(baseUrl);
      assertThat(admin.verifyToken(gold.accessToken()).toString()).contains("plan=gold");
      assertThat(admin.findUser(disabled.id()).orElseThrow().disabled()).isTrue();
      assertThat(admin.pendingUsers()).containsExactly(pending.email().orElseThrow());
    }
  }

  @AppServicesTest
  static class Many {
    @RepeatedTest(20)
    void sameUser(@AppId String appId, AdminApi admin) {
      APPS.add(appId);
      admin.createUser("same@one.example", "password");
      assertThat(admin.users()).hasSize(1);
    }
  }

  @ExtendWith(AppServicesExtension.class)
  static class Extended {
    @Test
    void test(ClientApi client, @TestUser SignedInUser user) {
      assertThat(user.profile().id()).isNotEqualTo(client.logInAnonymously().id());
    }
  }
}
