package io.appservices.emulator.model;

import static io.appservices.emulator.model.Kind.Phase.ACCOUNTS;
import static io.appservices.emulator.model.Kind.Phase.ACT;
import static io.appservices.emulator.model.Kind.Phase.ADMIT;

import java.util.List;

/** The calls that histories are made of. */
public enum Kind {
  REGISTER(ADMIT, ACT),
  LOG_IN(ADMIT, ACT),
  LOG_IN_ANONYMOUSLY(ADMIT, ACT),
  LOG_IN_BY_FUNCTION(ADMIT, ACT),
  LOG_IN_BY_KEY(ADMIT, ACT),
  REFRESH(ACT),
  PROFILE(ACT),
  LOG_OUT(ADMIT, ACT),
  LINK_FUNCTION(ADMIT, ACT),
  LINK_ACCOUNT(ADMIT, ACT),
  DELETE_ITSELF(ADMIT, ACCOUNTS, ACT),
  MAKE_KEY(ADMIT, ACT),
  DISABLE_KEY(ADMIT, ACT),
  ENABLE_KEY(ADMIT, ACT),
  DELETE_KEY(ADMIT, ACT),
  CHANGE_PASSWORD(ADMIT, ACT),
  ASK_FOR_RESET(ADMIT, ACT),
  RESET_PASSWORD(ACT),
  DISABLE(ACT),
  ENABLE(ACT),
  REVOKE(ACT),
  DELETE(ACCOUNTS, ACT),
  DISABLE_PROVIDER(ACT),
  ENABLE_PROVIDER(ACT),
  OPEN_DRAFT(ACT),
  DISCARD_DRAFT(ACT),
  DEPLOY_DRAFT(ACT),
  ADVANCE_CLOCK(ACT);

  /**
   * What a call does in one step. Between its steps other calls may take theirs: who may call is
   * decided once, and holds for what the call does then.
   */
  public enum Phase {
    /** Decides whether the call is admitted. */
    ADMIT,

    /** Removes the email/password accounts of a user that is being deleted. */
    ACCOUNTS,

    /** Does what was asked for, and decides the answer. */
    ACT
  }

  private final List<Phase> phases;

  Kind(Phase... phases) {
    this.phases = List.of(phases);
  }

  /** Returns the steps of the call, in their order; the last one decides the answer. */
  public List<Phase> phases() {
    return phases;
  }

  /** Returns whether the call is made with a refresh token. */
  public boolean takesRefreshToken() {
    return switch (this) {
      case REFRESH, LOG_OUT, MAKE_KEY, DISABLE_KEY, ENABLE_KEY, DELETE_KEY -> true;
      default -> false;
    };
  }

  /** Returns whether the call is made with an access token. */
  public boolean takesAccessToken() {
    return switch (this) {
      case PROFILE, LINK_FUNCTION, LINK_ACCOUNT, DELETE_ITSELF -> true;
      default -> false;
    };
  }

  /** Returns whether the call opens a session, whose tokens it answers. */
  public boolean isLogin() {
    return switch (this) {
      case LOG_IN, LOG_IN_ANONYMOUSLY, LOG_IN_BY_FUNCTION, LOG_IN_BY_KEY -> true;
      default -> false;
    };
  }

  /** Returns whether the call, once it is done, ends all sessions of its user. */
  public boolean endsSessions() {
    return switch (this) {
      case DISABLE, REVOKE, DELETE, DELETE_ITSELF -> true;
      default -> false;
    };
  }

  /** Returns whether the call is about one user, named by a call that was answered with its id. */
  public boolean namesUser() {
    return switch (this) {
      case DISABLE, ENABLE, REVOKE, DELETE -> true;
      default -> false;
    };
  }
}
