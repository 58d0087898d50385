package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.domain.Mail;
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

  /** An embedded MongoDB that was just started: any driver or shell can connect to it. */
  static void print(PrintWriter out, String dataSource, String connectionString) {
    out.printf("data source %s: %s%n", dataSource, connectionString);
    out.flush();
  }

  /** A mail, with its link: terminals make it one to click on. */
  static void print(PrintWriter out, Mail mail) {
    out.printf("mail  %s to %s: %s%n", mail.kind().wireName(), mail.to(), mail.link());
    out.flush();
  }

  private static void row(PrintWriter out, String name, String value) {
    out.printf("  %-15s %s%n", name, value);
  }
}
