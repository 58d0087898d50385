package io.appservices.emulator.cluster.operation;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** The failure of a command whose changes an embedded data source could not keep on the disk. */
public final class NotKept {

  /** MongoDB's code of the failure. */
  public static final int CODE = 39;

  public static final String TEXT =
      "the data directory cannot keep the change (the emulator's log says why); it is not known"
          + " whether it was made";

  private static final String CODE_NAME = "FileStreamFailed";

  private NotKept() {}

  public static MongoServerError error() {
    return new MongoServerError(CODE, CODE_NAME, TEXT);
  }
}
