package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.config.ValueService;
import io.appservices.emulator.service.rule.Scope;
import java.util.List;

/** What expansions in the rule expressions of apps stand for (docs: rule expressions). */
public final class RuleScopes {

  /** Calls a function of an app, with the permissions of the system. */
  public interface Functions {
    Object call(App app, FunctionUser caller, String name, List<Object> arguments);
  }

  private final ValueService values;
  private final Functions functions;

  public RuleScopes(ValueService values, Functions functions) {
    this.values = values;
    this.functions = functions;
  }

  /** For a user and the request that it came with. */
  public Scope of(App app, FunctionUser user) {
    return Scope.of((name, arguments) -> functions.call(app, user, name, arguments))
        .with("user", user.execution())
        .with("request", user.request())
        .with("values", () -> values.all(app))
        .with("environment", () -> values.environment(app));
  }
}
