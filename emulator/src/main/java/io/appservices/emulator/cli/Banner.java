package io.appservices.emulator.cli;

import io.appservices.emulator.AppFolderReport;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.DataSourceStart;
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
    if (config.makesApp()) {
      row(out, "client app id", emulator.app().clientAppId());
      row(out, "app _id", emulator.app().id());
    }
    for (int i = 0; i < emulator.apps().size(); i++) {
      row(out, "app folder", config.appFolders().get(i));
      row(out, "client app id", emulator.apps().get(i).clientAppId());
      row(out, "app _id", emulator.apps().get(i).id());
    }
    row(out, "group id", emulator.app().groupId());
    row(out, "admin key pair", config.adminPublicKey() + " / " + config.adminPrivateKey());
    out.println("ready " + emulator.baseUrl());
    out.flush();
  }

  /** What was left out of an app folder, or may surprise. */
  static void printNotes(PrintWriter err, AppFolderReport report) {
    report.notes().forEach(note -> err.println("note  " + report.folder() + ": " + note));
    err.flush();
  }

  /** That an app folder was read again, and what came of it. */
  static void printReload(PrintWriter out, PrintWriter err, AppFolderReport report) {
    if (report.problems().isEmpty()) {
      printNotes(err, report);
      out.printf("app   %s is as in %s%n", report.clientAppId(), report.folder());
      out.flush();
      return;
    }
    err.println(
        "app   " + report.clientAppId() + " stays as it was: cannot use " + report.folder());
    report.problems().forEach(problem -> err.println("  " + problem));
    err.flush();
  }

  /** An embedded MongoDB that was just started: any driver or shell can connect to it. */
  static void print(PrintWriter out, DataSourceStart start) {
    out.printf(
        "data source %s of %s: %s%n", start.name(), start.clientAppId(), start.connectionString());
    out.flush();
  }

  /** A mail, with its link: terminals make it one to click on. */
  static void print(PrintWriter out, Mail mail) {
    out.printf("mail  %s to %s: %s%n", mail.kind().wireName(), mail.to(), mail.link());
    out.flush();
  }

  private static void row(PrintWriter out, String name, Object value) {
    out.printf("  %-15s %s%n", name, value);
  }
}
