package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.function.FunctionFailedException;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Whose permissions functions have, by their settings (docs: function configuration). Who called
 * them stays what {@code context.user} shows.
 */
final class ExecutionUsers {

  static final String SYSTEM = "run_as_system";
  static final String USER_ID = "run_as_user_id";
  static final String SCRIPT = "run_as_user_id_script_source";

  /** Finds a user of an app. */
  interface Users {
    Optional<FunctionUser> find(App app, ObjectId id);
  }

  /** Runs the source that says who a function runs as. */
  interface Scripts {
    Object run(String source) throws FunctionFailedException;
  }

  private final Users users;

  ExecutionUsers(Users users) {
    this.users = users;
  }

  /**
   * The caller, with the permissions that a function has.
   *
   * @param function its settings
   * @throws FunctionFailedException if the script fails, or there is no such user
   */
  FunctionUser of(App app, Document function, FunctionUser caller, Scripts scripts)
      throws FunctionFailedException {
    if (Boolean.TRUE.equals(function.get(SYSTEM))) {
      return caller.asSystem();
    }
    if (text(function, USER_ID).isPresent()) {
      return caller.as(user(app, text(function, USER_ID).get(), USER_ID));
    }
    if (text(function, SCRIPT).isEmpty()) {
      return caller;
    }
    Object result = scripts.run(text(function, SCRIPT).get());
    if (result instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("runAsSystem"))) {
      return caller.asSystem();
    }
    return caller.as(user(app, result, SCRIPT));
  }

  private FunctionUser user(App app, Object id, String setting) throws FunctionFailedException {
    String text = id instanceof ObjectId objectId ? objectId.toHexString() : String.valueOf(id);
    return Optional.of(text)
        .filter(ObjectId::isValid)
        .flatMap(valid -> users.find(app, new ObjectId(valid)))
        .orElseThrow(
            () ->
                new FunctionFailedException(setting + " names no user of the app: '" + text + "'"));
  }

  private static Optional<String> text(Document function, String key) {
    return function.get(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
