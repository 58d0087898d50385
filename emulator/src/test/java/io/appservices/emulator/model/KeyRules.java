package io.appservices.emulator.model;

import io.appservices.emulator.model.ServiceModel.Key;
import java.util.Optional;

/** The API keys of users. */
final class KeyRules {

  private static final int MOST = 20;

  private KeyRules() {}

  static Outcome make(ServiceModel model, Command command) {
    String userId = caller(model, command);
    boolean isTaken =
        model.keys().values().stream()
            .anyMatch(key -> key.userId().equals(userId) && key.name().equals(command.name()));
    long number = model.keys().values().stream().filter(k -> k.userId().equals(userId)).count();
    if (!model.users().containsKey(userId)) {
      return Outcome.refused(model, 400, "BadRequest");
    }
    if (isTaken) {
      return Outcome.refused(model, 409, "APIKeyAlreadyExists");
    }
    if (number >= MOST) {
      return Outcome.refused(model, 400, "BadRequest");
    }
    Key key = new Key(userId, command.name(), false);
    return Outcome.done(model.withKeys(ServiceModel.with(model.keys(), command.label(), key)), 201);
  }

  static Outcome logIn(ServiceModel model, Command command) {
    Key key = model.keys().get(command.thing());
    if (key == null || key.disabled() || !model.users().containsKey(key.userId())) {
      return Outcome.refused(model, 401, "AuthError");
    }
    return AccountRules.open(model, command, key.userId(), command.thing());
  }

  static Outcome change(ServiceModel model, Command command) {
    return own(model, command)
        .map(
            key ->
                Outcome.done(
                    model.withKeys(
                        ServiceModel.with(
                            model.keys(),
                            command.thing(),
                            new Key(key.userId(), key.name(), command.kind() == Kind.DISABLE_KEY))),
                    204))
        .orElseGet(() -> notFound(model));
  }

  static Outcome delete(ServiceModel model, Command command) {
    if (own(model, command).isEmpty()) {
      return notFound(model);
    }
    if (model.sessions().get(command.source()).key() == command.thing()) {
      return Outcome.refused(model, 403, "");
    }
    return Outcome.done(
        model.withKeys(
            ServiceModel.without(model.keys(), (label, key) -> label == command.thing())),
        204);
  }

  private static Optional<Key> own(ServiceModel model, Command command) {
    return Optional.ofNullable(model.keys().get(command.thing()))
        .filter(key -> key.userId().equals(caller(model, command)))
        .filter(key -> model.users().containsKey(key.userId()));
  }

  private static Outcome notFound(ServiceModel model) {
    return Outcome.refused(model, 404, "APIKeyNotFound");
  }

  private static String caller(ServiceModel model, Command command) {
    return model.accessTokens().get(command.source()).userId();
  }
}
