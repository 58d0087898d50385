package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.config.ValueService;
import io.appservices.emulator.service.rule.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of expansions in the rule expressions of apps (docs: rule expressions). */
public final class RuleScopes {

  /** Calls a function of an app, with the permissions of the system. */
  public interface Functions {
    @Nullable Object call(App app, FunctionUser caller, String name, List<Object> arguments);
  }

  private final ValueService values;
  private final Functions functions;

  public RuleScopes(ValueService values, Functions functions) {
    this.values = values;
    this.functions = functions;
  }

  /** Returns the scope for a user and its request. */
  public Scope of(App app, FunctionUser user) {
    return Scope.of((name, arguments) -> functions.call(app, user, name, arguments))
        .with("user", user.execution())
        .with("request", user.request())
        .with("values", () -> values.all(app))
        .with("environment", () -> values.environment(app));
  }
}
