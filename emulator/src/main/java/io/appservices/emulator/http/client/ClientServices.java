package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.EmailAccounts;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.outside.OutsideServices;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import java.util.Optional;
import org.bson.Document;

/** The use-cases that the client API offers. */
public record ClientServices(
    AppService apps,
    SessionService sessions,
    Logins logins,
    UserAccounts accounts,
    Functions functions) {

  private static final String DEVICE = "{\"platform\":\"java\"}";

  /** The ways to log in, or to add one. */
  public record Logins(
      LoginService logins, LinkService links, OAuthRedirectService oauthRedirects) {}

  /** The services for users and their credentials. */
  public record UserAccounts(UserService users, EmailAccounts emails, ApiKeyService apiKeys) {}

  /** The services for the functions that users call, and their data. */
  public record Functions(
      FunctionService functions,
      DataService data,
      OutsideServices outside,
      CustomUserDataService customUserData,
      UserCreationGuard userCreation) {}

  /** Does once what a login and a call with its token do, so that the first real ones are fast. */
  public void warmUp(App app) {
    LoginResult login =
        logins
            .logins()
            .logIn(
                app,
                Accounts.enabledProvider(app, ProviderType.ANON_USER),
                new Credentials.Anonymous(),
                Optional.of(Ejson.parseDocument(DEVICE)));
    sessions.authenticate(login.accessToken());
    Ejson.relaxed(new Document("access_token", login.accessToken()));
  }
}
