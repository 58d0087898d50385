package io.appservices.emulator.api.error;

import java.util.List;
import java.util.Optional;

/** A configuration that cannot be used; nothing of it was. It says everything that is wrong. */
public final class AppFolderException extends EmulatorException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * Makes the refusal of a configuration.
   *
   * @param what the unusable thing, such as the path of the folder
   * @param problems a line each: the file, a colon, and the reason
   */
  public AppFolderException(String what, List<String> problems) {
    super("cannot use " + text(what, problems), true);
    this.problems = List.copyOf(problems);
  }

  /** A problem of the thing as a whole names it already. */
  private static String text(String what, List<String> problems) {
    return problems.size() == 1 && problems.get(0).startsWith(what + ": ")
        ? problems.get(0)
        : what + "\n  " + String.join("\n  ", problems);
  }

  /** Returns a line each: the file, a colon, and the reason. */
  public List<String> problems() {
    return problems;
  }

  /** Returns empty: the service gives no code when it refuses a folder. */
  @Override
  public Optional<String> errorCode() {
    return Optional.empty();
  }
}
