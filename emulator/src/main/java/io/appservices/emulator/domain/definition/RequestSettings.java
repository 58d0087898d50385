package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of what is called by a request with credentials of its own: an endpoint or the Data
 * API.
 *
 * @param validation how a request proves that it may call, beside who it is from
 * @param secret the secret for that
 * @param fetchesCustomUserData whether the caller's custom data is read for each request
 * @param createsUsers whether good credentials of somebody who has no user make one
 * @param returnType the format of results where a request does not ask for one
 * @param logsArguments whether the log has what a request came with
 */
public record RequestSettings(
    Validation validation,
    Reference secret,
    boolean fetchesCustomUserData,
    boolean createsUsers,
    ReturnType returnType,
    boolean logsArguments) {

  /** The ways to prove that a request may call. */
  public enum Validation {
    NO_VALIDATION,
    SECRET_AS_QUERY_PARAM,
    VERIFY_PAYLOAD;

    /** Returns the one of a name; an unknown one lets nobody in, so it is none. */
    public static Optional<Validation> byName(String name) {
      for (Validation validation : values()) {
        if (validation.name().equals(name.toUpperCase(Locale.ROOT))) {
          return Optional.of(validation);
        }
      }
      return name.isEmpty() ? Optional.of(NO_VALIDATION) : Optional.empty();
    }
  }

  /** The formats of results. */
  public enum ReturnType {
    JSON,
    EJSON
  }

  /** Reads the settings out of a stored part; {@code verification_method} is an old name of one. */
  static RequestSettings of(Members stored) {
    String validation =
        stored
            .nonEmptyText("validation_method")
            .or(() -> stored.nonEmptyText("verification_method"))
            .orElse("");
    return new RequestSettings(
        // What is not known must not let everybody in: a signature that no secret makes.
        Validation.byName(validation).orElse(Validation.VERIFY_PAYLOAD),
        Reference.of(stored, "secret_id", "secret_name"),
        stored.flag("fetch_custom_user_data"),
        stored.flag("create_user_on_auth"),
        stored.text("return_type").filter("EJSON"::equalsIgnoreCase).isPresent()
            ? ReturnType.EJSON
            : ReturnType.JSON,
        logsArguments(stored));
  }

  /** Endpoints and webhooks say it the other way round than the Data API. */
  static boolean logsArguments(Members stored) {
    return stored.bool("log_function_arguments").orElse(true)
        && !stored.bool("disable_arg_logs").orElse(false);
  }
}
