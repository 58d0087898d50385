package io.appservices.emulator.model;

import io.appservices.emulator.model.ServiceModel.Draft;
import io.appservices.emulator.model.ServiceModel.User;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What operators do, and users who delete themselves. */
final class OperatorRules {

  private OperatorRules() {}

  /** The first step of a deletion: nobody can log in by the accounts any more. */
  static Outcome deleteAccounts(ServiceModel model, Command command) {
    return Outcome.goesOn(withoutAccounts(model, userId(model, command)));
  }

  private static ServiceModel withoutAccounts(ServiceModel model, String userId) {
    return model.withAccounts(
        ServiceModel.without(
            model.accounts(), (email, account) -> account.userId().equals(userId)));
  }

  static Outcome act(ServiceModel model, Command command) {
    return switch (command.kind()) {
      case DISABLE -> change(model, command, user -> user.withDisabled(true));
      case ENABLE -> change(model, command, user -> user.withDisabled(false));
      case REVOKE -> change(model, command, User::revoked);
      case DELETE, DELETE_ITSELF -> delete(model, userId(model, command));
      case DISABLE_PROVIDER, ENABLE_PROVIDER -> Outcome.done(switched(model, command), 204);
      case OPEN_DRAFT ->
          model.draft().isPresent()
              ? Outcome.refused(model, 409, "DraftAlreadyExists")
              : Outcome.done(
                  model.withDraft(Optional.of(new Draft(command.label(), model.disabled()))), 201);
      case DISCARD_DRAFT ->
          draft(model, command)
              .map(draft -> Outcome.done(model.withDraft(Optional.empty()), 204))
              .orElseGet(() -> Outcome.refused(model, 404, ""));
      case DEPLOY_DRAFT ->
          draft(model, command)
              .map(
                  draft ->
                      Outcome.done(
                          model.withDraft(Optional.empty()).withDisabled(draft.disabled()), 201))
              .orElseGet(() -> Outcome.refused(model, 404, ""));
      case ADVANCE_CLOCK -> Outcome.done(model.at(model.now() + command.thing()), 200);
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private static Optional<Draft> draft(ServiceModel model, Command command) {
    return model.draft().filter(draft -> draft.label() == command.thing());
  }

  private static ServiceModel switched(ServiceModel model, Command command) {
    Set<String> disabled =
        new HashSet<>(model.draft().map(Draft::disabled).orElse(model.disabled()));
    if (command.kind() == Kind.DISABLE_PROVIDER) {
      disabled.add(command.name());
    } else {
      disabled.remove(command.name());
    }
    Set<String> after = Set.copyOf(disabled);
    return model.draft().isPresent()
        ? model.withDraft(model.draft().map(draft -> new Draft(draft.label(), after)))
        : model.withDisabled(after);
  }

  private static Outcome change(ServiceModel model, Command command, UnaryOperator<User> change) {
    String userId = userId(model, command);
    return model.users().containsKey(userId)
        ? Outcome.done(model.withUsers(ServiceModel.change(model.users(), userId, change)), 204)
        : Outcome.refused(model, 404, "UserNotFound");
  }

  private static Outcome delete(ServiceModel model, String userId) {
    if (!model.users().containsKey(userId)) {
      return Outcome.refused(model, 404, "UserNotFound");
    }
    // An account that was linked since the first step goes now.
    ServiceModel rest = withoutAccounts(model, userId);
    return Outcome.done(
        rest.withUsers(ServiceModel.without(rest.users(), (id, gone) -> id.equals(userId))), 204);
  }

  /** The user of the session that the call is made with, or that an earlier call was answered. */
  private static String userId(ServiceModel model, Command command) {
    return model.accessTokens().get(command.source()).userId();
  }
}
