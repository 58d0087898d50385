package io.appservices.emulator.cli.terminal;

/** The exit statuses of the program. */
public final class Exit {

  /** Done. */
  public static final int OK = 0;

  /** The answer is bad: the server refused, or what was looked at is not as it should be. */
  public static final int FAILED = 1;

  /** The command line, a variable or a file that it names is at fault. */
  public static final int USAGE = 2;

  /** No emulator answers at the URL. */
  public static final int NO_SERVER = 3;

  private Exit() {}
}
