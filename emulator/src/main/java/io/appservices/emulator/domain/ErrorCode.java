package io.appservices.emulator.domain;

/**
 * The values that {@code error_code} takes in answers of the service, as far as SDKs know them
 * (realm-core {@code src/realm/error_codes.cpp}) plus the ones that only the Admin API sends, and
 * those that {@code errorCode} takes in answers of the Atlas Administration API.
 */
public enum ErrorCode {
  ACCOUNT_NAME_IN_USE("AccountNameInUse"),
  API_KEY_ALREADY_EXISTS("APIKeyAlreadyExists"),
  API_KEY_NOT_FOUND("APIKeyNotFound"),
  APP_DEPENDENCIES_NOT_FOUND("AppDependenciesNotFound"),
  APP_NOT_FOUND("AppNotFound"),
  AUTH_ERROR("AuthError"),
  AUTH_PROVIDER_ALREADY_EXISTS("AuthProviderAlreadyExists"),
  AUTH_PROVIDER_DUPLICATE_NAME("AuthProviderDuplicateName"),
  AUTH_PROVIDER_NOT_FOUND("AuthProviderNotFound"),
  BAD_REQUEST("BadRequest"),
  DEPLOYMENT_NOT_FOUND("DeploymentNotFound"),
  DOMAIN_NOT_ALLOWED("DomainNotAllowed"),
  DRAFT_ALREADY_EXISTS("DraftAlreadyExists"),
  ENDPOINT_NOT_FOUND("EndpointNotFound"),
  ENVIRONMENT_VALUE_NOT_FOUND("EnvironmentValueNotFound"),
  EXECUTION_TIME_LIMIT_EXCEEDED("ExecutionTimeLimitExceeded"),
  FUNCTION_DUPLICATE_NAME("FunctionDuplicateName"),
  FUNCTION_EXECUTION_ERROR("FunctionExecutionError"),
  FUNCTION_NOT_FOUND("FunctionNotFound"),
  FUNCTION_SYNTAX_ERROR("FunctionSyntaxError"),
  INCOMING_WEBHOOK_AUTH_FAILED("IncomingWebhookAuthFailed"),
  INCOMING_WEBHOOK_DUPLICATE_NAME("IncomingWebhookDuplicateName"),
  INCOMING_WEBHOOK_NOT_FOUND("IncomingWebhookNotFound"),
  INTERNAL_SERVER_ERROR("InternalServerError"),
  INVALID_PARAMETER("InvalidParameter"),
  INVALID_PASSWORD("InvalidPassword"),
  INVALID_SESSION("InvalidSession"),
  MAINTENANCE_IN_PROGRESS("MaintenanceInProgress"),
  MISSING_AUTH_REQ("MissingAuthReq"),
  MISSING_PARAMETER("MissingParameter"),
  MISSING_SESSION("MissingSession"),
  MONGODB_ERROR("MongoDBError"),
  NOT_EMULATED("NotEmulated"),
  NO_MATCHING_RULE_FOUND("NoMatchingRuleFound"),
  RULE_ALREADY_EXISTS("RuleAlreadyExists"),
  RULE_NOT_FOUND("RuleNotFound"),
  SCHEMA_VALIDATION_FAILED_WRITE("SchemaValidationFailedWrite"),
  SERVICE_ALREADY_EXISTS("ServiceAlreadyExists"),
  SERVICE_COMMAND_NOT_FOUND("ServiceCommandNotFound"),
  SERVICE_NOT_FOUND("ServiceNotFound"),
  SERVICE_TYPE_NOT_FOUND("ServiceTypeNotFound"),
  USERPASS_TOKEN_INVALID("UserpassTokenInvalid"),
  USER_ALREADY_CONFIRMED("UserAlreadyConfirmed"),
  USER_APP_DOMAIN_MISMATCH("UserAppDomainMismatch"),
  USER_DISABLED("UserDisabled"),
  USER_NOT_FOUND("UserNotFound"),
  VALUE_DUPLICATE_NAME("ValueDuplicateName"),
  VALUE_NOT_FOUND("ValueNotFound"),

  // The Atlas Administration API, which spells them so.
  COMMON_PASSWORD,
  DATABASE_USERNAME_CANNOT_BE_CHANGED,
  DATABASE_USER_LIMIT_EXCEEDED,
  GROUP_NOT_FOUND,
  INVALID_ATTRIBUTE,
  INVALID_DATABASE_NAME,
  INVALID_ENUM_VALUE,
  INVALID_JSON,
  INVALID_QUERY_PARAMETER,
  MISSING_ATTRIBUTE,
  SHORT_PASSWORD,
  USERNAME_NOT_FOUND,
  USER_ALREADY_EXISTS,
  INVALID_VERSION_DATE,
  USER_UNAUTHORIZED,

  // OAuth
  INVALID_CLIENT("invalid_client"),
  INVALID_REQUEST("invalid_request"),
  UNSUPPORTED_GRANT_TYPE("unsupported_grant_type");

  private final String wireName;

  ErrorCode() {
    this.wireName = name();
  }

  ErrorCode(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the text that stands in {@code error_code}. */
  public String wireName() {
    return wireName;
  }
}
