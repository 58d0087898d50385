package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.service.data.FunctionUser;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the user whose permissions a function has, by its settings (docs: function
 * configuration). {@code context.user} still shows the caller.
 */
public final class ExecutionUsers {

  /** Finds a user of an app; one that is disabled is none. */
  public interface Users {
    Optional<FunctionUser> find(App app, ObjectId id);
  }

  /** Runs the source that names the user a function runs as. */
  interface Scripts {
    @Nullable Object run(String source) throws FunctionFailedException;
  }

  private final Users users;

  public ExecutionUsers(Users users) {
    this.users = users;
  }

  /**
   * Returns the caller, with the permissions that a function has.
   *
   * @param runAs its settings
   * @throws FunctionFailedException if the script fails, or there is no such user
   */
  FunctionUser of(App app, RunAs runAs, FunctionUser caller, Scripts scripts)
      throws FunctionFailedException {
    if (runAs.system()) {
      return caller.asSystem();
    }
    if (runAs.userId().isPresent()) {
      return caller.as(user(app, runAs.userId().get(), RunAs.USER_ID));
    }
    if (runAs.script().isEmpty()) {
      return caller;
    }
    Object result = scripts.run(runAs.script().get());
    if (result instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("runAsSystem"))) {
      return caller.asSystem();
    }
    return caller.as(user(app, result, RunAs.SCRIPT));
  }

  private FunctionUser user(App app, @Nullable Object id, String setting)
      throws FunctionFailedException {
    String text = text(id);
    return Optional.of(text)
        .filter(ObjectId::isValid)
        .flatMap(valid -> users.find(app, new ObjectId(valid)))
        .orElseThrow(
            () ->
                new FunctionFailedException(
                    FunctionFailure.EXECUTION_USER,
                    setting + " names no user of the app: '" + text + "'"));
  }

  /** Returns the text of an id; what is none is told as it would be sent. */
  private static String text(@Nullable Object id) {
    if (id instanceof ObjectId objectId) {
      return objectId.toHexString();
    }
    return id instanceof String text ? text : Ejson.relaxedText(id);
  }
}
