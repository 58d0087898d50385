package io.appservices.emulator.cli.terminal;

/** A failure that ends the program with a line on standard error and a status. */
@SuppressWarnings("serial")
public final class CommandException extends RuntimeException {

  private final int status;

  private CommandException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns a failure that ends the program with a status of its own. */
  public static CommandException of(int status, String message) {
    return new CommandException(status, message);
  }

  /** Returns the failure of what was asked for. */
  public static CommandException failed(String message) {
    return new CommandException(Exit.FAILED, message);
  }

  /** Returns a mistake of the caller. */
  public static CommandException usage(String message) {
    return new CommandException(Exit.USAGE, message);
  }

  /** Returns the failure to reach an emulator. */
  public static CommandException noServer(String message) {
    return new CommandException(Exit.NO_SERVER, message);
  }

  /** Returns the status that the program ends with, one of {@link Exit}. */
  public int status() {
    return status;
  }
}
