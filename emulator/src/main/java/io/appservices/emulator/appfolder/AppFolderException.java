package io.appservices.emulator.appfolder;

import java.util.List;

/** A configuration that cannot be used; nothing of it was. It says everything that is wrong. */
public final class AppFolderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * The refusal of a configuration.
   *
   * @param what such as the path of the folder
   * @param problems a line each: the file, a colon, and the reason
   */
  public AppFolderException(String what, List<String> problems) {
    super("cannot use " + what + "\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** A line each: the file, a colon, and the reason. */
  public List<String> problems() {
    return problems;
  }
}
