package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.DataDirectory;
import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.DataSourceStart;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.UserImport;
import io.appservices.emulator.cli.terminal.ProgramVersion;
import io.appservices.emulator.cli.terminal.Quantity;
import io.appservices.emulator.cli.terminal.Terminal;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.OperatorSettings;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The output of the server once it can answer; the last line is for programs that wait for it. */
public final class Banner {

  private Banner() {}

  /** Prints how to reach the emulator. */
  static void print(PrintWriter out, AppServicesEmulator emulator) {
    EmulatorConfig config = emulator.config();
    OperatorSettings operator = config.operator();
    out.println("App Services emulator " + ProgramVersion.text());
    row(out, "base URL", emulator.baseUrl());
    emulator.tlsUrl().ifPresent(url -> row(out, "by TLS", url));
    emulator.caCertificate().ifPresent(ca -> row(out, "certificate", certificate(emulator)));
    if (hasFirstApp(emulator)) {
      row(out, "client app id", emulator.app().clientAppId());
      row(out, "app _id", emulator.app().id());
    }
    for (int i = 0; i < emulator.apps().size(); i++) {
      row(out, "app folder", config.apps().folders().get(i));
      row(out, "client app id", emulator.apps().get(i).clientAppId());
      row(out, "app _id", emulator.apps().get(i).id());
    }
    row(out, "group id", emulator.app().groupId());
    row(out, "admin key pair", operator.publicKey() + " / " + privateKey(config));
    if (operator.hasRandomKey()) {
      row(out, "admin account", operator.username() + " / " + operator.password());
    }
    if (!operator.noConsole()) {
      row(out, "console", console(emulator));
    }
    config.data().directory().ifPresent(directory -> row(out, "state", state(directory)));
    config.data().state().ifPresent(file -> row(out, "state", "of " + file + ", in memory"));
    config.data().storage().ifPresent(uri -> row(out, "state", "shared, in a MongoDB deployment"));
    out.flush();
  }

  /** Prints the line that programs wait for. */
  static void printReady(PrintWriter out, AppServicesEmulator emulator) {
    out.println("ready " + emulator.baseUrl());
    out.flush();
  }

  /** Returns where clients get the certificate that they have to trust. */
  private static String certificate(AppServicesEmulator emulator) {
    String url = emulator.baseUrl() + "/__emulator/v1/ca.crt";
    return emulator
        .config()
        .network()
        .tlsDirectory()
        .map(directory -> directory.resolve("ca.crt") + ", " + url)
        .orElse(url);
  }

  /** Returns where the console is: signed in once, unless others may read the log and be faster. */
  private static String console(AppServicesEmulator emulator) {
    return isReachableFromOutside(emulator.config())
        ? emulator.baseUrl() + "/"
        : emulator.consoleLink();
  }

  /** Returns whether there is an app beside those from folders. */
  private static boolean hasFirstApp(AppServicesEmulator emulator) {
    return !emulator.apps().contains(emulator.app());
  }

  /** Returns where the state is kept, and how much there is. */
  private static String state(Path directory) {
    Map<String, Long> counts = DataDirectory.of(directory).counts();
    return directory + ": " + count(counts, "apps") + ", " + count(counts, "users");
  }

  /** Returns a number with its noun, in the singular where there is one. */
  private static String count(Map<String, Long> counts, String nouns) {
    long count = counts.getOrDefault(nouns, 0L);
    String noun = count == 1 ? nouns.substring(0, nouns.length() - 1) : nouns;
    return Quantity.grouped(count) + " " + noun;
  }

  /** Prints that a file of users is not read, since the state is that of an earlier start. */
  static void printUsersNotRead(PrintWriter err, Path file, Object state) {
    err.println(
        "note  "
            + file
            + ": not read, users are imported when the place of the state is new and "
            + state
            + " is not; POST it to /__emulator/v1/apps/<client app id>/users to add them");
    err.flush();
  }

  /**
   * Returns the private key, or a placeholder if others can reach the server and may read its log.
   */
  private static String privateKey(EmulatorConfig config) {
    OperatorSettings operator = config.operator();
    boolean secret =
        isReachableFromOutside(config)
            && !operator.hasRandomKey()
            && !operator.privateKey().equals(EmulatorConfig.DEFAULT_PRIVATE_KEY);
    return secret ? "(as it was given)" : operator.privateKey();
  }

  /**
   * Warns of the known key: whoever reaches the server may do everything with credentials that are
   * in its manual.
   */
  static void warnOfKnownKey(PrintWriter err, EmulatorConfig config) {
    if (isReachableFromOutside(config) && config.operator().hasDefaultCredentials()) {
      warn(
          err,
          "the Admin API can be reached from other machines with credentials that are known to"
              + " all: --admin-key auto makes up others");
    }
  }

  /**
   * Returns whether other machines may reach it: it listens on more than the loopback interface.
   */
  private static boolean isReachableFromOutside(EmulatorConfig config) {
    return config.network().addresses().stream().anyMatch(address -> !isLoopback(address));
  }

  private static boolean isLoopback(String address) {
    try {
      return Arrays.stream(InetAddress.getAllByName(address))
          .allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      // Then it listens nowhere.
      return true;
    }
  }

  /** Prints a warning on a line of its own. */
  public static void warn(PrintWriter err, String text) {
    err.println("warning  " + text);
    err.flush();
  }

  /** Prints how many users were read from a file, or that it does not exist yet. */
  static void print(PrintWriter out, PrintWriter err, UserImport users) {
    if (users.present()) {
      out.printf("users %d read from %s%n", users.users(), users.file());
      out.flush();
    } else {
      err.println(
          "note  " + users.file() + ": not there yet, so it starts without users; written on exit");
      err.flush();
    }
  }

  /** Prints an export that was written. */
  static void printExport(PrintWriter out, Path file, int users) {
    out.printf("users %d written to %s%n", users, file);
    out.flush();
  }

  /** Prints what was left out of an app folder, or may surprise. */
  static void printNotes(PrintWriter err, AppFolderReport report) {
    report
        .notes()
        .forEach(note -> err.println(Terminal.clean("note  " + report.folder() + ": " + note)));
    err.flush();
  }

  /** Prints the result of reading an app folder again. */
  static void printReload(PrintWriter out, PrintWriter err, AppFolderReport report) {
    if (report.problems().isEmpty()) {
      printNotes(err, report);
      out.printf("app   %s is as in %s%n", report.clientAppId(), report.folder());
      out.flush();
      return;
    }
    err.println(
        "app   " + report.clientAppId() + " stays as it was: cannot use " + report.folder());
    report.problems().forEach(problem -> err.println("  " + Terminal.clean(problem)));
    err.flush();
  }

  /** Prints an embedded MongoDB that was just started: any driver or shell can connect to it. */
  static void print(PrintWriter out, DataSourceStart start) {
    out.printf(
        "data source %s of %s: %s%n", start.name(), start.clientAppId(), start.connectionString());
    out.flush();
  }

  /** Prints a mail, with its link: terminals make it one to click on. */
  static void print(PrintWriter out, Mail mail) {
    out.printf(
        "mail  %s to %s: %s%n",
        mail.kind().wireName(), Terminal.clean(mail.to()), Terminal.clean(mail.link()));
    out.flush();
  }

  private static void row(PrintWriter out, String name, Object value) {
    out.printf("  %-15s %s%n", name, value);
  }
}
