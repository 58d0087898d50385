package io.appservices.emulator.appfolder;

import io.appservices.emulator.api.AppFolderException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a configuration, so that all of it can be said at once, and once. */
public final class Findings {

  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /** Adds a problem that makes the configuration unusable. */
  public void problem(String where, String why) {
    problems.add(where + ": " + why);
  }

  /** Adds a note on what is left out or may surprise, but is no reason to refuse. */
  public void note(String where, String what) {
    notes.add(where + ": " + what);
  }

  public List<String> problems() {
    return List.copyOf(problems);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Goes on only where nothing is wrong.
   *
   * @throws AppFolderException with all problems
   */
  public void throwIfAny(String what) {
    if (!problems.isEmpty()) {
      throw new AppFolderException(what, problems());
    }
  }
}
