package io.appservices.emulator.model;

import io.appservices.emulator.model.ServiceModel.Account;
import io.appservices.emulator.model.ServiceModel.Session;
import io.appservices.emulator.model.ServiceModel.User;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/** Accounts, logins and links: whoever has come here is admitted. */
final class AccountRules {

  private AccountRules() {}

  static Outcome register(ServiceModel model, Command command) {
    if (model.accounts().containsKey(command.name())) {
      return Outcome.refused(model, 409, "AccountNameInUse");
    }
    Account account = new Account(command.password(), "", 0, 0);
    return Outcome.done(
        model.withAccounts(ServiceModel.with(model.accounts(), command.name(), account)), 201);
  }

  static Outcome logIn(ServiceModel model, Command command, String userId) {
    Account account = model.accounts().get(command.name());
    if (account == null || !account.password().equals(command.password())) {
      return Outcome.refused(model, 401, "InvalidPassword");
    }
    if (!account.userId().isEmpty()) {
      return open(model, command, account.userId(), 0);
    }
    ServiceModel claimed =
        model.withAccounts(
            ServiceModel.change(model.accounts(), command.name(), a -> a.of(userId)));
    return create(claimed, command, userId, Set.of(identity(command.name())));
  }

  static Outcome logInAnonymously(ServiceModel model, Command command, String userId) {
    return create(model, command, userId, Set.of());
  }

  static Outcome logInByFunction(ServiceModel model, Command command, String userId) {
    return model
        .owner(command.name())
        .map(owner -> open(model, command, owner, 0))
        .orElseGet(() -> create(model, command, userId, Set.of(command.name())));
  }

  private static Outcome create(
      ServiceModel model, Command command, String userId, Set<String> identities) {
    User user = new User(false, 0, model.now() + ServiceModel.ANONYMOUS_SECONDS, identities);
    ServiceModel made = model.withUsers(ServiceModel.with(model.users(), userId, user));
    return Outcome.done(opened(made, command, userId, 0), 200, Answer.NEW_USER);
  }

  /**
   * Logs a user in that there is.
   *
   * @param key the label of its key; 0 for none
   */
  static Outcome open(ServiceModel model, Command command, String userId, int key) {
    return model.users().get(userId).disabled()
        ? Outcome.refused(model, 401, "UserDisabled")
        : Outcome.done(opened(model, command, userId, key), 200, userId);
  }

  private static ServiceModel opened(ServiceModel model, Command command, String userId, int key) {
    long lifetime =
        command.kind() == Kind.LOG_IN_ANONYMOUSLY
            ? ServiceModel.ANONYMOUS_REFRESH_SECONDS
            : ServiceModel.REFRESH_SECONDS;
    int epoch = model.users().get(userId).epoch();
    Session session = new Session(userId, epoch, key, true, model.now() + lifetime);
    return model
        .withSessions(ServiceModel.with(model.sessions(), command.label(), session))
        .withAccessToken(command.label(), command.label(), userId);
  }

  static Outcome linkFunction(ServiceModel model, Command command) {
    return link(model, command, command.name());
  }

  static Outcome linkAccount(ServiceModel model, Command command) {
    Account account = model.accounts().get(command.name());
    if (account == null || !account.password().equals(command.password())) {
      return Outcome.refused(model, 401, "InvalidPassword");
    }
    String userId = caller(model, command);
    if (!account.userId().isEmpty() && !account.userId().equals(userId)) {
      return Outcome.refused(model, 401, "InvalidSession");
    }
    String identity = identity(command.name());
    User user = model.users().get(userId);
    if (user != null && hasOtherAccount(user, identity)) {
      return Outcome.refused(model, 500, "InternalServerError");
    }
    Outcome linked = link(model, command, identity);
    return linked.answer().filter(Answer::isDone).isEmpty()
        ? linked
        : new Outcome(
            linked
                .after()
                .withAccounts(
                    ServiceModel.change(model.accounts(), command.name(), a -> a.of(userId))),
            linked.answer());
  }

  private static boolean hasOtherAccount(User user, String identity) {
    return user.identities().stream()
        .anyMatch(other -> other.startsWith(identity("")) && !other.equals(identity));
  }

  private static Outcome link(ServiceModel model, Command command, String identity) {
    String userId = caller(model, command);
    boolean isOthers = model.owner(identity).filter(owner -> !owner.equals(userId)).isPresent();
    if (isOthers || !model.users().containsKey(userId)) {
      return Outcome.refused(model, 401, "InvalidSession");
    }
    int session = model.accessTokens().get(command.source()).session();
    ServiceModel linked =
        model.withUsers(ServiceModel.change(model.users(), userId, user -> user.with(identity)));
    return Outcome.done(linked.withAccessToken(command.label(), session, userId), 200, userId);
  }

  /** Changes a password at once, asks for a token to do so, or does so with the token. */
  static Outcome changePassword(ServiceModel model, Command command) {
    if (command.kind() == Kind.RESET_PASSWORD) {
      return accountOfReset(model, command.thing())
          .map(
              email ->
                  Outcome.done(
                      model.withAccounts(
                          ServiceModel.change(
                              model.accounts(), email, a -> a.withPassword(command.password()))),
                      200))
          .orElseGet(() -> Outcome.refused(model, 400, "UserpassTokenInvalid"));
    }
    if (!model.accounts().containsKey(command.name())) {
      return Outcome.refused(model, 404, "UserNotFound");
    }
    long until = model.now() + ServiceModel.RESET_SECONDS;
    Map<String, Account> accounts =
        ServiceModel.change(
            model.accounts(),
            command.name(),
            account ->
                command.kind() == Kind.ASK_FOR_RESET
                    ? account.withReset(command.label(), until)
                    : account.withPassword(command.password()));
    return Outcome.done(model.withAccounts(accounts), 202);
  }

  private static Optional<String> accountOfReset(ServiceModel model, int label) {
    return model.accounts().entrySet().stream()
        .filter(a -> a.getValue().reset() == label && model.now() < a.getValue().resetUntil())
        .map(Entry::getKey)
        .findAny();
  }

  private static String caller(ServiceModel model, Command command) {
    return model.accessTokens().get(command.source()).userId();
  }

  /** Returns the identity that a user has by an account. */
  static String identity(String email) {
    return "account " + email;
  }
}
