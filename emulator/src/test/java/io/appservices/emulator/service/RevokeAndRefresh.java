package io.appservices.emulator.service;

import static io.appservices.emulator.service.LincheckTest.succeeds;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;

import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import org.jetbrains.lincheck.datastructures.Operation;

/** A session whose tokens are used while it is ended. */
public class RevokeAndRefresh {

  private final Services services = new Services(new EmbeddedStorage());
  private final LoginResult login;

  public RevokeAndRefresh() {
    services.register(EMAIL, PASSWORD);
    login = services.logIn(EMAIL, PASSWORD);
  }

  /** Whether the session gives an access token that is accepted. */
  @Operation
  public boolean refresh() {
    return succeeds(() -> services.sessions.authenticate(refreshed()));
  }

  @Operation
  public boolean profile() {
    return succeeds(() -> services.sessions.authenticate(login.accessToken()));
  }

  @Operation
  public boolean logOut() {
    return succeeds(
        () ->
            services.sessions.logOut(services.sessions.authenticateRefresh(login.refreshToken())));
  }

  @Operation
  public boolean revoke() {
    return succeeds(() -> services.users.revokeSessions(services.app(), login.userId()));
  }

  private String refreshed() {
    return services.sessions.refresh(services.sessions.authenticateRefresh(login.refreshToken()));
  }

  /** The access tokens of a session outlive a logout, and no token outlives a revocation. */
  public static class Rules {

    private boolean loggedOut;
    private boolean revoked;

    public boolean refresh() {
      return !loggedOut && !revoked;
    }

    public boolean profile() {
      return !revoked;
    }

    public boolean logOut() {
      boolean open = refresh();
      loggedOut = true;
      return open;
    }

    public boolean revoke() {
      revoked = true;
      return true;
    }
  }
}
