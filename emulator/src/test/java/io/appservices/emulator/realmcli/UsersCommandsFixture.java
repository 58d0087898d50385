package io.appservices.emulator.realmcli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** An app, and the command line that was logged in to it. */
abstract class UsersCommandsFixture {
  static final String PASSWORD = "secret1";

  @AutoClose final AppServicesEmulator emulator = AppServicesEmulator.start();

  final TestApp app = TestApp.on(emulator);
  final CliConnection connection = new CliConnection(emulator.baseUrl());
  final CliClient cli = new CliClient(connection, app.emulated().clientAppId());
  final String group = "/groups/" + app.emulated().groupId() + "/apps";
  final String path = group + "/" + app.emulated().id();

  @BeforeEach
  void logIn() {
    connection.logIn(
        "mongodb-cloud",
        new Document("username", EmulatorConfig.DEFAULT_PUBLIC_KEY)
            .append("apiKey", EmulatorConfig.DEFAULT_PRIVATE_KEY));
    connection.takeCalls();
  }

  String lastCall() {
    List<String> calls = connection.takeCalls();
    return calls.get(calls.size() - 1);
  }

  static List<String> ids(List<CliUser> users) {
    return users.stream().map(CliUser::id).toList();
  }
}
