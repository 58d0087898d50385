package io.appservices.emulator.domain.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.MemberErrors;
import java.util.Set;

/**
 * The refusals of the Atlas Administration API. Codes and texts are those of answers of Atlas that
 * issue trackers of its clients quote; docs/atlas.md says which are inferred.
 */
public final class AtlasRefusals {

  /** The refusals for attributes of a request, which say nothing of places in lists. */
  public static final MemberErrors ATTRIBUTES =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return missingAttribute(path);
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return invalidAttribute(path);
        }

        @Override
        public String item(String list, int index) {
          return list;
        }
      };

  /** The refusals for parameters of a query. */
  public static final MemberErrors PARAMETERS =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return queryParameter(path);
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return queryParameter(path);
        }
      };

  private static final String STALE_NONCE = "the nonce of the digest is stale";

  private AtlasRefusals() {}

  /** Refuses without a code, as Atlas does; realm-cli shows the text. */
  public static AppServicesException notAuthorized() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, "You are not authorized for this resource.");
  }

  /**
   * Refuses a valid answer to a challenge that is too old; the client may answer a new one the same
   * way.
   */
  public static AppServicesException staleNonce() {
    return notAuthorized().because(STALE_NONCE);
  }

  public static boolean isStaleNonce(AppServicesException refusal) {
    return refusal.detail().equals(STALE_NONCE);
  }

  /** Refuses an operator whose roles do not suffice: with 401, as Atlas does. */
  public static AppServicesException roleMissing() {
    return refusal(
        Kind.UNAUTHENTICATED,
        ErrorCode.USER_UNAUTHORIZED,
        "Current user is not authorized to perform this action.");
  }

  /** Refuses a call that accepts no version of the resource. */
  public static AppServicesException invalidVersion() {
    return refusal(
        Kind.NOT_ACCEPTABLE,
        ErrorCode.INVALID_VERSION_DATE,
        "Invalid accept header or version date.");
  }

  public static AppServicesException groupNotFound(String groupId) {
    return refusal(
        Kind.NOT_FOUND, ErrorCode.GROUP_NOT_FOUND, "No group with ID %s exists.", groupId);
  }

  public static AppServicesException usernameNotFound(String username) {
    return refusal(
        Kind.NOT_FOUND, ErrorCode.USERNAME_NOT_FOUND, "No user with username %s exists.", username);
  }

  public static AppServicesException userAlreadyExists(String username) {
    return refusal(
        Kind.CONFLICT,
        ErrorCode.USER_ALREADY_EXISTS,
        "The specified user already exists.",
        username);
  }

  public static AppServicesException usernameCannotBeChanged() {
    return refusal(
        Kind.CONFLICT,
        ErrorCode.DATABASE_USERNAME_CANNOT_BE_CHANGED,
        "Cannot modify the username of an existing database user.");
  }

  public static AppServicesException shortPassword() {
    return refusal(Kind.INVALID, ErrorCode.SHORT_PASSWORD, "The specified password is too short.");
  }

  public static AppServicesException commonPassword() {
    return refusal(
        Kind.INVALID,
        ErrorCode.COMMON_PASSWORD,
        "The password provided is too weak, as it can be found in most commonly used password"
            + " lists.");
  }

  public static AppServicesException tooManyUsers() {
    return refusal(
        Kind.INVALID,
        ErrorCode.DATABASE_USER_LIMIT_EXCEEDED,
        "The limit of %s database users in a group has been reached.",
        String.valueOf(DatabaseUser.MOST_IN_GROUP));
  }

  public static AppServicesException missingAttribute(String attribute) {
    return refusal(
        Kind.INVALID,
        ErrorCode.MISSING_ATTRIBUTE,
        "The required attribute %s was not specified.",
        attribute);
  }

  public static AppServicesException invalidAttribute(String attribute) {
    return refusal(
        Kind.INVALID, ErrorCode.INVALID_ATTRIBUTE, "Invalid attribute %s specified.", attribute);
  }

  public static AppServicesException enumValue(String value) {
    return refusal(
        Kind.INVALID,
        ErrorCode.INVALID_ENUM_VALUE,
        "An invalid enumeration value %s was specified.",
        value);
  }

  public static AppServicesException queryParameter(String name) {
    return refusal(
        Kind.INVALID,
        ErrorCode.INVALID_QUERY_PARAMETER,
        "Invalid query parameter %s specified.",
        name);
  }

  public static AppServicesException malformedJson() {
    return refusal(Kind.INVALID, ErrorCode.INVALID_JSON, "Received JSON is malformed.");
  }

  /** Refuses a database that does not go with the authentication of the user. */
  public static AppServicesException databaseName(Set<String> possible) {
    String database = possible.contains("admin") ? "admin" : "$external";
    return refusal(
        Kind.INVALID,
        ErrorCode.INVALID_DATABASE_NAME,
        "Database name invalid. Users can only be created on the %s database.",
        database);
  }

  public static AppServicesException distinguishedName(String username) {
    return refusal(
        Kind.INVALID,
        ErrorCode.INVALID_ATTRIBUTE,
        "The distinguished name specified in the username field, %s, is not valid according to RFC"
            + " 2253.",
        username);
  }

  private static AppServicesException refusal(
      Kind kind, ErrorCode code, String text, String... parameters) {
    return new AppServicesException(kind, code, String.format(text, (Object[]) parameters))
        .with(parameters);
  }
}
