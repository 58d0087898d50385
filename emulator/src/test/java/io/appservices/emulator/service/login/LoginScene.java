package io.appservices.emulator.service.login;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.login.standin.StandInProvider;
import io.appservices.emulator.service.login.verifier.AnonymousVerifier;
import io.appservices.emulator.service.login.verifier.ApiKeyVerifier;
import io.appservices.emulator.service.login.verifier.CredentialVerifier;
import io.appservices.emulator.service.login.verifier.OAuthVerifier;
import io.appservices.emulator.service.login.verifier.UserpassVerifier;
import io.appservices.emulator.service.login.verifier.VerifiedIdentity;
import io.appservices.emulator.service.login.verifier.Verifiers;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.DeviceService;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.ServiceSettings;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.token.TokenCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Logins to one app, in the middle of which anything can happen. */
final class LoginScene {

  final HeardServices heard = new HeardServices();
  final Services services = heard.services;
  final Storage storage = services.storage;
  final LoginService logins;
  final LinkService links;
  final SessionService sessions;
  final StandInProvider standIn;

  /** Happens once, before a user is made. */
  Runnable beforeCreation = () -> {};

  /** Happens once, before a session is opened. */
  Runnable beforeOpening = () -> {};

  /** Whether a function is asked before users are made. */
  boolean asksFunction;

  /** Whether credentials of the payload {@code gone} are taken away while they are used. */
  private final CredentialVerifier<Credentials.CustomFunction> payload =
      new CredentialVerifier<>() {
        @Override
        public ProviderType type() {
          return ProviderType.CUSTOM_FUNCTION;
        }

        @Override
        public Class<Credentials.CustomFunction> credentialType() {
          return Credentials.CustomFunction.class;
        }

        @Override
        public VerifiedIdentity verify(
            App app, AuthProvider provider, Credentials.CustomFunction credentials) {
          String id = credentials.payload().getString("id");
          return VerifiedIdentity.of(new Identity(type(), provider.id(), id, Map.of()));
        }

        @Override
        public boolean claim(App app, Identity identity, ObjectId userId) {
          return !identity.id().equals("gone");
        }

        @Override
        public AppServicesException gone() {
          return new AppServicesException(AppServicesException.Kind.INVALID, "taken away");
        }
      };

  LoginScene() {
    this(LinkConflicts.FAITHFUL);
  }

  LoginScene(LinkConflicts conflicts) {
    Secrets secrets = new Secrets();
    Ids ids = new Ids(services.clock, secrets);
    standIn = new StandInProvider(services.clock, secrets, "seed", false);
    Verifiers verifiers =
        new Verifiers(
            List.of(
                new OAuthVerifier(ProviderType.OAUTH2_GOOGLE, standIn),
                new AnonymousVerifier(ids, secrets),
                new UserpassVerifier(storage, new PasswordHasher(secrets, 1)),
                new ApiKeyVerifier(storage),
                payload));
    sessions =
        new SessionService(
            storage,
            new TokenCodec(secrets.bytes(TokenCodec.KEY_BYTES)),
            services.clock,
            ids,
            new ServiceSettings(AccessTokenRevocation.IMMEDIATE, 2, 2),
            new SessionEnds(storage, services.clock, services.events),
            (app, user) -> {
              Runnable now = beforeOpening;
              beforeOpening = () -> {};
              now.run();
              return Optional.empty();
            });
    UserCreationGuard guard =
        new UserCreationGuard() {
          @Override
          public void check(App app, User user) {
            Runnable now = beforeCreation;
            beforeCreation = () -> {};
            now.run();
          }

          @Override
          public boolean asksFunction(App app) {
            return asksFunction;
          }
        };
    UserCreation creation =
        new UserCreation(
            storage.users(),
            heard.users(2, UserCreationGuard.NONE),
            guard,
            services.events,
            services.clock,
            ids);
    logins =
        new LoginService(
            storage,
            sessions,
            new DeviceService(ids),
            verifiers,
            creation,
            services.events,
            services.clock);
    links =
        new LinkService(
            storage.users(),
            sessions,
            verifiers,
            new LinkRetryGuard(conflicts, services.clock),
            services.events);
    heard.change(
        app ->
            app.withProvider(
                AuthProvider.enabled(ids.next(), ProviderType.CUSTOM_FUNCTION, new Document())));
  }

  App app() {
    return heard.app();
  }

  AuthProvider provider(ProviderType type) {
    return Accounts.enabledProvider(app(), type);
  }

  static Credentials userpass() {
    return new Credentials.Userpass(Services.EMAIL, Services.PASSWORD);
  }

  static Credentials payload(String id) {
    return new Credentials.CustomFunction(new Document("id", id));
  }

  LoginResult logIn(ProviderType type, Credentials credentials) {
    return logins.logIn(app(), provider(type), credentials, Optional.empty());
  }

  LoginResult logIn() {
    return logIn(ProviderType.LOCAL_USERPASS, userpass());
  }

  LoginResult logInAnonymously() {
    return logIn(ProviderType.ANON_USER, new Credentials.Anonymous());
  }

  Caller caller(LoginResult login) {
    return sessions.authenticate(login.accessToken());
  }

  LoginResult link(Caller caller, ProviderType type, Credentials credentials) {
    return links.link(caller, provider(type), credentials);
  }
}
