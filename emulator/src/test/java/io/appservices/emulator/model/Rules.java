package io.appservices.emulator.model;

import io.appservices.emulator.model.Kind.Phase;
import io.appservices.emulator.model.ServiceModel.Session;
import io.appservices.emulator.model.ServiceModel.User;
import java.util.Optional;

/** What the model answers to each call, and how it changes by it. */
public final class Rules {

  public static final String EMAILS = "local-userpass";
  public static final String FUNCTION = "custom-function";
  public static final String ANONYMOUS = "anon-user";
  public static final String API_KEY = "api-key";

  private static final String INVALID_SESSION = "InvalidSession";

  private Rules() {}

  /**
   * Takes all steps of a call at once.
   *
   * @param userId the id in the answer that was seen, which a user gets that the call makes
   */
  public static Outcome all(ServiceModel before, Command command, String userId) {
    Outcome outcome = Outcome.goesOn(before);
    for (Phase phase : command.kind().phases()) {
      if (outcome.answer().isEmpty()) {
        outcome = step(outcome.after(), command, phase, userId);
      }
    }
    return outcome;
  }

  /** Takes one step of a call; as {@link #all}. */
  static Outcome step(ServiceModel model, Command command, Phase phase, String userId) {
    return switch (phase) {
      case ADMIT -> admit(model, command);
      case ACCOUNTS -> OperatorRules.deleteAccounts(model, command);
      case ACT -> act(model, command, userId);
    };
  }

  private static Outcome admit(ServiceModel model, Command command) {
    return refusal(model, command)
        .map(answer -> new Outcome(model, Optional.of(answer)))
        .orElseGet(() -> Outcome.goesOn(model));
  }

  private static Optional<Answer> refusal(ServiceModel model, Command command) {
    boolean isAdmitted =
        command.kind().takesRefreshToken()
            ? admitsRefresh(model, command.source())
            : !command.kind().takesAccessToken() || admitsAccess(model, command.source());
    if (!isAdmitted) {
      return Optional.of(Answer.refused(401, INVALID_SESSION));
    }
    return switch (command.kind()) {
      case REGISTER, LOG_IN, CHANGE_PASSWORD, ASK_FOR_RESET ->
          unavailable(model, EMAILS, 401, INVALID_SESSION);
      case LOG_IN_ANONYMOUSLY -> unavailable(model, ANONYMOUS, 401, INVALID_SESSION);
      case LOG_IN_BY_FUNCTION -> unavailable(model, FUNCTION, 401, INVALID_SESSION);
      case LOG_IN_BY_KEY -> unavailable(model, API_KEY, 401, INVALID_SESSION);
      case LINK_FUNCTION -> unlinkable(model, command, FUNCTION);
      case LINK_ACCOUNT -> unlinkable(model, command, EMAILS);
      case MAKE_KEY ->
          unavailable(model, API_KEY, 400, "BadRequest")
              .or(
                  () ->
                      Optional.of(caller(model, command))
                          .filter(User::isAnonymous)
                          .map(user -> Answer.refused(400, "BadRequest")));
      default -> Optional.empty();
    };
  }

  private static Optional<Answer> unavailable(
      ServiceModel model, String provider, int status, String code) {
    return model.disabled().contains(provider)
        ? Optional.of(Answer.refused(status, code))
        : Optional.empty();
  }

  /** An identity is linked to a session that is kept still. */
  private static Optional<Answer> unlinkable(ServiceModel model, Command command, String provider) {
    return model.sessions().containsKey(model.accessTokens().get(command.source()).session())
        ? unavailable(model, provider, 401, INVALID_SESSION)
        : Optional.of(Answer.refused(401, INVALID_SESSION));
  }

  private static User caller(ServiceModel model, Command command) {
    return model.users().get(model.accessTokens().get(command.source()).userId());
  }

  /** Returns whether the refresh token of a login is good. */
  static boolean admitsRefresh(ServiceModel model, int login) {
    Session session = model.sessions().get(login);
    return session != null
        && session.open()
        && model.now() < session.until()
        && model.isAlive(session);
  }

  /** Returns whether an access token is good. */
  static boolean admitsAccess(ServiceModel model, int label) {
    ServiceModel.AccessToken token = model.accessTokens().get(label);
    if (token == null || model.now() >= token.until()) {
      return false;
    }
    Session session = model.sessions().get(token.session());
    return model.endsAccessTokens()
        ? session != null && model.isAlive(session)
        : model.users().containsKey(token.userId());
  }

  private static Outcome act(ServiceModel model, Command command, String userId) {
    int label = command.label();
    int source = command.source();
    return switch (command.kind()) {
      case REGISTER -> AccountRules.register(model, command);
      case LOG_IN -> AccountRules.logIn(model, command, userId);
      case LOG_IN_ANONYMOUSLY -> AccountRules.logInAnonymously(model, command, userId);
      case LOG_IN_BY_FUNCTION -> AccountRules.logInByFunction(model, command, userId);
      case LOG_IN_BY_KEY -> KeyRules.logIn(model, command);
      case REFRESH ->
          admitsRefresh(model, source)
              ? Outcome.done(
                  model.withAccessToken(label, source, model.sessions().get(source).userId()), 201)
              : Outcome.refused(model, 401, INVALID_SESSION);
      case PROFILE ->
          admitsAccess(model, source)
              ? Outcome.done(model, 200, model.accessTokens().get(source).userId())
              : Outcome.refused(model, 401, INVALID_SESSION);
      case LOG_OUT -> logOut(model, source);
      case LINK_FUNCTION -> AccountRules.linkFunction(model, command);
      case LINK_ACCOUNT -> AccountRules.linkAccount(model, command);
      case MAKE_KEY -> KeyRules.make(model, command);
      case DISABLE_KEY, ENABLE_KEY -> KeyRules.change(model, command);
      case DELETE_KEY -> KeyRules.delete(model, command);
      case CHANGE_PASSWORD, ASK_FOR_RESET, RESET_PASSWORD ->
          AccountRules.changePassword(model, command);
      default -> OperatorRules.act(model, command);
    };
  }

  private static Outcome logOut(ServiceModel model, int login) {
    Session session = model.sessions().get(login);
    return session != null && session.open()
        ? Outcome.done(
            model.withSessions(
                ServiceModel.change(model.sessions(), login, s -> s.closed(model.now()))),
            204)
        : Outcome.refused(model, 401, INVALID_SESSION);
  }
}
