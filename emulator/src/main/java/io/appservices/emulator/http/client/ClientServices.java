package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.PasswordResetService;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.service.trigger.AppCode;
import java.util.Optional;
import org.bson.Document;

/** The use-cases that the client API offers. */
public record ClientServices(
    AppService apps,
    LoginService logins,
    LinkService links,
    SessionService sessions,
    UserService users,
    RegistrationService registrations,
    PasswordResetService passwordResets,
    ApiKeyService apiKeys,
    OAuthRedirectService oauthRedirects,
    AppCode code) {

  private static final String DEVICE = "{\"platform\":\"java\"}";

  /** Does once what a login and a call with its token do, so that the first real ones are fast. */
  public void rehearse(App app) {
    LoginResult login =
        logins.logIn(
            app,
            Accounts.enabledProvider(app, ProviderType.ANON_USER),
            new Credentials.Anonymous(),
            Optional.of(Ejson.parseDocument(DEVICE)));
    sessions.authenticate(login.accessToken());
    Ejson.relaxed(new Document("access_token", login.accessToken()));
  }
}
