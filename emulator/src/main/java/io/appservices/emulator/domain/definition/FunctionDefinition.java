package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A function of an app, read out of the configuration that keeps it. What it does not know stays in
 * the {@link ConfigDocument} alone.
 *
 * @param isPrivate whether clients cannot call it
 * @param mayEvaluate the expression that has to hold for a client that calls it; absent for none
 * @param runAs whose permissions it has
 */
public record FunctionDefinition(
    ObjectId id,
    String name,
    String source,
    boolean isPrivate,
    Expression mayEvaluate,
    RunAs runAs) {

  /**
   * The user whose permissions a function has: the first of these that is set, or else the caller
   * (docs: function configuration).
   *
   * @param userId the id of a user, which may be none
   * @param script a source that answers with the id of a user
   */
  public record RunAs(boolean system, Optional<String> userId, Optional<String> script) {

    /** The members by which configurations name the latter two. */
    public static final String USER_ID = "run_as_user_id";

    public static final String SCRIPT = "run_as_user_id_script_source";

    static RunAs of(Members function) {
      return new RunAs(
          function.flag("run_as_system"),
          function.text(USER_ID).filter(text -> !text.isBlank()),
          function.text(SCRIPT).filter(text -> !text.isBlank()));
    }

    /** Returns whether it has the permissions of whoever calls it. */
    public boolean isCaller() {
      return !system && userId.isEmpty() && script.isEmpty();
    }
  }

  /** Reads a part of the kind {@link ConfigKind#FUNCTION}. */
  public static FunctionDefinition of(ConfigDocument stored) {
    Members members = stored.members();
    return new FunctionDefinition(
        stored.id(),
        stored.name(),
        members.text("source").orElse(""),
        members.flag("private"),
        Expression.of(members, "can_evaluate"),
        RunAs.of(members));
  }
}
