package io.appservices.emulator.model;

/**
 * What is compared of an answer.
 *
 * @param code the {@code error_code}; empty for none
 * @param userId of the user that the answer names; empty for none
 */
public record Answer(int status, String code, String userId) {

  /** Stands for the id of a user that is made by the call: any that nobody has. */
  public static final String NEW_USER = "a new user";

  public static Answer done(int status) {
    return new Answer(status, "", "");
  }

  public static Answer done(int status, String userId) {
    return new Answer(status, "", userId);
  }

  public static Answer refused(int status, String code) {
    return new Answer(status, code, "");
  }

  public boolean isDone() {
    return status < 300;
  }

  /**
   * Returns whether this is the answer that a model expects.
   *
   * @param before the model as it was before the call
   */
  public boolean isAs(Answer expected, ServiceModel before) {
    if (status != expected.status || !code.equals(expected.code)) {
      return false;
    }
    return expected.userId.equals(NEW_USER)
        ? !userId.isEmpty() && !before.users().containsKey(userId)
        : userId.equals(expected.userId);
  }

  @Override
  public String toString() {
    return status
        + (code.isEmpty() ? "" : " " + code)
        + (userId.isEmpty() ? "" : " (" + userId + ")");
  }
}
