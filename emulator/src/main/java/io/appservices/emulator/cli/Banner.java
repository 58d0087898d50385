package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorConfig;
import java.io.PrintWriter;

/** What the server prints when it can answer; the last line is for programs that wait for it. */
final class Banner {

  private Banner() {}

  static void print(PrintWriter out, AppServicesEmulator emulator) {
    EmulatorConfig config = emulator.config();
    out.println("App Services emulator " + VersionProvider.version());
    row(out, "base URL", emulator.baseUrl());
    row(out, "client app id", emulator.app().clientAppId());
    row(out, "app _id", emulator.app().id());
    row(out, "group id", emulator.app().groupId());
    row(out, "admin key pair", config.adminPublicKey() + " / " + config.adminPrivateKey());
    out.println("ready " + emulator.baseUrl());
    out.flush();
  }

  private static void row(PrintWriter out, String name, String value) {
    out.printf("  %-15s %s%n", name, value);
  }
}
