package io.appservices.emulator.appfolder;

/**
 * Something about a part of an app that keeps the part from working, and nothing else of the app.
 *
 * @param section of the part
 * @param name of the part; what stands in its place if it has none
 * @param where the file
 * @param why what is wrong
 */
public record Defect(Section section, String name, String where, String why) {

  /** Returns the key of a part that no service owns, as all but webhooks. */
  public Part.Key part() {
    return new Part.Key(section, "", name);
  }

  /** Returns what callers of the part are told. */
  public String message() {
    return where + ": " + why;
  }
}
