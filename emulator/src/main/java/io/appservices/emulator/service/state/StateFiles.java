package io.appservices.emulator.service.state;

/**
 * The names in a file of a state, which never change: it is documents of BSON one after the other,
 * each with the kind of what it holds, and the value.
 */
final class StateFiles {

  /** The version that is written; what a later one adds, this one does not know. */
  static final int VERSION = 1;

  static final String FORMAT = "appservices-emulator-state";

  static final String KIND = "kind";
  static final String VALUE = "value";

  static final String HEADER = "header";
  static final String APP = "app";
  static final String USER = "user";
  static final String ACCOUNT = "account";
  static final String API_KEY = "api_key";
  static final String DEVICE = "device";
  static final String SESSION = "session";
  static final String LOG = "log";
  static final String SCHEDULE = "schedule";
  static final String PACKAGES = "packages";
  static final String MAIL = "mail";
  static final String OPERATOR_SESSION = "operator_session";
  static final String DATABASE_USER = "database_user";
  static final String COLLECTION = "collection";
  static final String DOCUMENT = "document";

  /** The last one: without it the file was cut off. */
  static final String END = "end";

  private StateFiles() {}
}
