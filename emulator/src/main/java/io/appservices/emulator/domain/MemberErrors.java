package io.appservices.emulator.domain;

/** The refusals of an API for members of a document; paths look like {@code roles[0].name}. */
public interface MemberErrors {

  /** The errors of bodies of the client API and the Admin API. */
  MemberErrors BODY =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return Refusals.missingParameter(path);
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return Refusals.wrongType(path, expected);
        }
      };

  /** The errors of queries and forms. */
  MemberErrors QUERY =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return Refusals.missingParameter(path);
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return Refusals.invalidParameter("'" + path + "' must be " + expected);
        }
      };

  AppServicesException missing(String path);

  /**
   * Refuses a value of another type or out of range.
   *
   * @param expected goes on after "must be"
   */
  AppServicesException wrong(String path, String expected);

  /** Refuses a member that is not known; only strict readers ask for it. */
  default AppServicesException unexpected(String path) {
    return wrong(path, "left out");
  }

  /** Returns the words of this API for a type. */
  default String words(MemberType type) {
    return type.words();
  }

  /** Returns the path of an item of a list. */
  default String item(String list, int index) {
    return list + "[" + index + "]";
  }
}
