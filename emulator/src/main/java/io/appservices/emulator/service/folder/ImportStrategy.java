package io.appservices.emulator.service.folder;

import io.appservices.emulator.domain.Refusals;

/** The treatment of parts of an app that an import does not have. */
public enum ImportStrategy {
  /** Removes them. Parts of the same name are replaced, and keep their ids. */
  REPLACE_BY_NAME,
  /** Keeps them. */
  MERGE;

  /**
   * Returns the strategy of this name in the Admin API.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none
   */
  public static ImportStrategy of(String name) {
    return switch (name) {
      case "replace", "replace-by-name" -> REPLACE_BY_NAME;
      case "merge" -> MERGE;
      default -> throw Refusals.invalidParameter("'" + name + "' is not a valid strategy");
    };
  }
}
