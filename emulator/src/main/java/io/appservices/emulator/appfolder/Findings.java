package io.appservices.emulator.appfolder;

import io.appservices.emulator.api.error.AppFolderException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a configuration, so that all of it can be said at once, and once. */
public final class Findings {

  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<Defect> defects = new LinkedHashSet<>();
  private final boolean strict;

  private Findings(boolean strict) {
    this.strict = strict;
  }

  /** Returns a collection for which everything that is wrong is a problem. */
  public static Findings strict() {
    return new Findings(true);
  }

  /** Returns a collection for which what is wrong with one part alone is no problem of the rest. */
  public static Findings lenient() {
    return new Findings(false);
  }

  /** Adds a problem that makes the configuration unusable. */
  public void problem(String where, String why) {
    problems.add(where + ": " + why);
  }

  /** Adds what keeps one part from working. */
  public void defect(Section section, String name, String where, String why) {
    if (strict) {
      problem(where, why);
      return;
    }
    defects.add(new Defect(section, name, where, why));
    note(where, why + "; the rest of the app runs");
  }

  /** Adds something that is not as it should be, and can be read all the same. */
  public void leniency(String where, String what) {
    if (strict) {
      problem(where, what);
    } else {
      note(where, what);
    }
  }

  /** Returns what keeps single parts from working. */
  public List<Defect> defects() {
    return List.copyOf(defects);
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
