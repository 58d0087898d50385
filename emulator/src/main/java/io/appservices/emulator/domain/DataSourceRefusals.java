package io.appservices.emulator.domain;

import io.appservices.emulator.domain.AppServicesException.Kind;

/** The refusals of linked data sources (docs/contract.md, sections 3 and 10). */
public final class DataSourceRefusals {

  /** The refusals for arguments of operations. */
  public static final MemberErrors ARGUMENTS =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return Refusals.invalidParameter("'" + path + "' is required");
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return Refusals.invalidParameter("'" + path + "' must be " + expected);
        }

        @Override
        public String words(MemberType type) {
          return switch (type) {
            case STRING -> "a non-empty string";
            case OBJECT -> "a document";
            case OBJECTS -> "an array of documents";
            default -> type.words();
          };
        }
      };

  private DataSourceRefusals() {}

  public static AppServicesException serviceNotFound(String name) {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.SERVICE_NOT_FOUND, "service not found: '" + name + "'");
  }

  public static AppServicesException serviceCommandNotFound(String name) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.SERVICE_COMMAND_NOT_FOUND, "command not found: '" + name + "'");
  }

  public static AppServicesException nothingToInsert() {
    return Refusals.invalidParameter("must provide at least one element");
  }

  /** Refuses an item of a bulk write that is not one write. */
  public static AppServicesException oneWriteEach() {
    return Refusals.invalidParameter(
        "each item of 'operations' must have one member, such as insertOne");
  }

  public static AppServicesException replacementWithOperators() {
    return Refusals.invalidParameter(
        "the replace operation document must not contain atomic operators");
  }

  /** Reports that an embedded data source cannot keep changes. */
  public static AppServicesException notKept() {
    return new AppServicesException(
        Kind.UNAVAILABLE, "the storage cannot be reached, try again later");
  }

  /** Reports a cluster that does not answer. */
  public static AppServicesException unreachable() {
    return mongoDb("the cluster cannot be reached");
  }

  /** Reports an error of the database. */
  public static AppServicesException mongoDb(String text) {
    return new AppServicesException(Kind.INVALID, ErrorCode.MONGODB_ERROR, text);
  }

  /**
   * Refuses an access that the rules of the collection do not allow the user (docs: role-based
   * permissions).
   */
  public static AppServicesException notPermitted(String access) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.NO_MATCHING_RULE_FOUND, access + " not permitted");
  }

  /** Refuses a user everything in a collection that nobody has made a rule for. */
  public static AppServicesException noRule(String namespace) {
    return new AppServicesException(
        Kind.FORBIDDEN,
        ErrorCode.NO_MATCHING_RULE_FOUND,
        "no rule exists for namespace '"
            + namespace
            + "': add a rule or a default rule, or let users do everything there by --rules"
            + " lenient");
  }

  /** Refuses a user an action of a service that no rule of the service lets it call. */
  public static AppServicesException actionNotPermitted(String action, String service) {
    return new AppServicesException(
        Kind.FORBIDDEN,
        ErrorCode.NO_MATCHING_RULE_FOUND,
        "no matching rule found for action '" + action + "' of service '" + service + "'");
  }

  /** Refuses a document that does not fit the schema of the collection. */
  public static AppServicesException invalidDocument(String access, String reason) {
    return new AppServicesException(
            Kind.INVALID, ErrorCode.SCHEMA_VALIDATION_FAILED_WRITE, access + " not permitted")
        .because("could not validate document: " + reason);
  }

  /** Refuses a stage that needs what is beside the database, such as a search index. */
  public static AppServicesException stageNotEmulated(String stage) {
    return new AppServicesException(
        Kind.NOT_EMULATED,
        ErrorCode.NOT_EMULATED,
        "the emulator does not have the aggregation stage " + stage);
  }

  /** Refuses an operation that would bypass the rules of a collection. */
  public static AppServicesException notEmulatedUnderRules(String what) {
    return new AppServicesException(
        Kind.NOT_EMULATED,
        ErrorCode.NOT_EMULATED,
        "the emulator does not do this where a rule binds the user: " + what);
  }
}
