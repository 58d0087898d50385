package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.MemberType;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import java.util.List;
import java.util.Optional;

/** The refusals of a file of users and of the lines in it (docs/users.md). */
public final class ImportRefusals {

  /** The refusals for fields of a line. */
  public static final MemberErrors FIELDS =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return ImportRefusals.missing(path);
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return wrongValue(path, expected);
        }

        @Override
        public AppServicesException unexpected(String path) {
          return ImportRefusals.unexpected(path);
        }

        @Override
        public String words(MemberType type) {
          return type == MemberType.BOOLEAN ? "true or false" : type.words();
        }
      };

  private ImportRefusals() {}

  /**
   * Refuses the whole file.
   *
   * @param problems one for each line that cannot be used, such as {@code line 3: ...}
   */
  public static AppServicesException report(List<String> problems) {
    String lines = problems.size() == 1 ? "1 line" : problems.size() + " lines";
    return Refusals.badRequest(
        lines + " cannot be imported, so nothing was:\n" + String.join("\n", problems));
  }

  /** Returns a report of the lines before this one; it and those after it were not looked at. */
  public static AppServicesException reportUpTo(int line, List<String> problems) {
    return Refusals.badRequest(
        report(problems).getMessage() + "\nfrom line " + line + " on nothing was looked at");
  }

  /** Returns the same report with the name of the file it is about. */
  public static AppServicesException inFile(String file, AppServicesException report) {
    return Refusals.badRequest(file + ": " + report.getMessage());
  }

  public static AppServicesException lineTooLong(int limit) {
    return Refusals.badRequest("longer than " + limit + " bytes");
  }

  public static AppServicesException wrongValue(String field, String expected) {
    return Refusals.badRequest("'" + field + "' must be " + expected);
  }

  public static AppServicesException missing(String field) {
    return Refusals.badRequest("'" + field + "' is missing");
  }

  public static AppServicesException unexpected(String field) {
    return Refusals.badRequest("unexpected field '" + field + "'");
  }

  /** Refuses a field as {@link #unexpected(String)} does, with the name that was probably meant. */
  public static AppServicesException unexpected(String field, Optional<String> meant) {
    return meant
        .map(name -> Refusals.badRequest(unexpected(field).getMessage() + hint(name)))
        .orElseGet(() -> unexpected(field));
  }

  private static String hint(String name) {
    return ", did you mean '" + name + "'?";
  }

  public static AppServicesException unknownApp(String clientAppId) {
    return Refusals.badRequest("no app '" + clientAppId + "' to import into");
  }

  public static AppServicesException noProvider(App app, ProviderType type) {
    return Refusals.badRequest(
        "app '" + app.clientAppId() + "' has no auth provider '" + type.wireName() + "'");
  }

  public static AppServicesException noIdentity() {
    return Refusals.badRequest("no identity: give 'email' or 'identities'");
  }

  public static AppServicesException secondUserpass() {
    return Refusals.badRequest("more than one email/password identity");
  }

  public static AppServicesException noPassword() {
    return Refusals.badRequest("exactly one of 'password' and 'password_hash' is needed");
  }

  public static AppServicesException serverKeyOfPerson() {
    return Refusals.badRequest("a server API key belongs to a user of type 'server'");
  }

  public static AppServicesException exists(String what) {
    return Refusals.badRequest(what + " exists already");
  }

  public static AppServicesException repeats(String what, int line) {
    return Refusals.badRequest(what + " is in line " + line + " already");
  }

  public static AppServicesException twice(String what) {
    return Refusals.badRequest(what + " is there twice");
  }
}
