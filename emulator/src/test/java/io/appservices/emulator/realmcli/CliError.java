package io.appservices.emulator.realmcli;

/** What realm-cli prints and ends with. */
final class CliError extends RuntimeException {

  private final String code;

  CliError(String message, String code) {
    super(message);
    this.code = code;
  }

  CliError(String message) {
    this(message, "");
  }

  /** The server's {@code error_code}; empty if there was none. */
  String code() {
    return code;
  }
}
