package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.config.ValueService;
import io.appservices.emulator.service.rule.Scope;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
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
        .with("user", new Once(() -> user(user)))
        .with("request", new Once(user.request()))
        .with("values", () -> values.all(app))
        .with("environment", () -> values.environment(app));
  }

  /**
   * Returns the user as functions see it, but that identities have the type of their provider as
   * {@code providerType}, too (docs: rule expressions, user expansions).
   */
  private static Document user(FunctionUser user) {
    Document expansion = new Document(user.execution());
    List<Document> identities = expansion.getList("identities", Document.class, List.of());
    return expansion.append("identities", identities.stream().map(RuleScopes::identity).toList());
  }

  private static Document identity(Document identity) {
    return new Document(identity).append("providerType", identity.get("provider_type"));
  }

  /** A value that is made when an expression first names it, and not for each document. */
  private static final class Once implements Supplier<Document> {

    private final Supplier<Document> make;
    private volatile @Nullable Document made;

    Once(Supplier<Document> make) {
      this.make = make;
    }

    @Override
    public Document get() {
      Document known = made;
      if (known == null) {
        known = make.get();
        made = known;
      }
      return known;
    }
  }
}
