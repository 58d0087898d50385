package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.shared.EmulatorLinks;
import io.appservices.emulator.inprocess.UserNames;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.EmailAccounts;
import io.appservices.emulator.service.account.MissingMails;
import io.appservices.emulator.service.account.OutboxService;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.login.LinkRetryGuard;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.login.UserCreation;
import io.appservices.emulator.service.login.standin.StandInProvider;
import io.appservices.emulator.service.login.verifier.AnonymousVerifier;
import io.appservices.emulator.service.login.verifier.ApiKeyVerifier;
import io.appservices.emulator.service.login.verifier.CustomFunctionVerifier;
import io.appservices.emulator.service.login.verifier.CustomTokenVerifier;
import io.appservices.emulator.service.login.verifier.OAuthVerifier;
import io.appservices.emulator.service.login.verifier.UserpassVerifier;
import io.appservices.emulator.service.login.verifier.Verifiers;
import io.appservices.emulator.service.session.DeviceService;
import io.appservices.emulator.service.session.ServiceSettings;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.service.transfer.UserTransfer;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.token.CustomTokens;
import java.util.List;
import java.util.function.Supplier;

/** Puts together the services for accounts, logins and sessions. */
public final class UserParts {

  public final OutboxService outbox;
  public final MissingMails missingMails;
  public final StandInProvider standIn;
  public final UserService users;
  public final ApiKeyService apiKeys;
  public final EmailAccounts emails;
  public final UserTransfer transfer;
  public final SessionService sessions;
  public final LoginService logins;
  public final LinkService links;
  final OAuthRedirectService oauthRedirects;

  private final RegistrationStore registrations;

  /**
   * Starts nothing.
   *
   * @param baseUrl the URL of the emulator, for the links in mails
   */
  UserParts(
      EmulatorConfig config,
      Supplier<String> baseUrl,
      Storage storage,
      SessionEnds sessionEnds,
      UserEvents events,
      RuntimeParts runtime,
      AppParts code,
      AppService apps) {
    ServiceSettings settings =
        new ServiceSettings(
            config.behaviour().accessTokenRevocation(),
            config.limits().sessionsPerUser(),
            config.limits().anonymousUsersPerApp());
    registrations = storage.registrations();
    outbox = new OutboxService(storage.mails());
    missingMails = new MissingMails(storage, outbox);
    standIn =
        new StandInProvider(
            runtime.clock(),
            runtime.secrets(),
            runtime.identity().domainId().toHexString(),
            config.behaviour().lenientOAuth());
    users =
        new UserService(
            storage,
            runtime.hasher(),
            runtime.clock(),
            runtime.ids(),
            settings,
            sessionEnds,
            code.userCreation,
            events);
    apiKeys =
        new ApiKeyService(
            storage, users, runtime.clock(), runtime.ids(), runtime.secrets(), events);
    emails =
        EmailAccounts.create(
            storage.registrations(),
            code.functions,
            outbox,
            new EmulatorLinks(baseUrl),
            runtime.hasher(),
            runtime.clock(),
            runtime.ids(),
            runtime.secrets(),
            events);
    transfer =
        new UserTransfer(storage, users, runtime.hasher(), runtime.clock(), runtime.ids(), events);
    sessions =
        new SessionService(
            storage,
            runtime.tokens(),
            runtime.clock(),
            runtime.ids(),
            settings,
            sessionEnds,
            code.customUserData);
    runtime.clock().onMove(sessions::removeAllEnded);
    Verifiers verifiers = verifiers(config, storage, runtime, code);
    logins =
        new LoginService(
            storage,
            sessions,
            new DeviceService(runtime.ids()),
            verifiers,
            new UserCreation(
                storage.users(), users, code.userCreation, events, runtime.clock(), runtime.ids()),
            events,
            runtime.clock());
    links =
        new LinkService(
            storage.users(),
            sessions,
            verifiers,
            new LinkRetryGuard(config.behaviour().linkConflicts(), runtime.clock()),
            events);
    oauthRedirects =
        new OAuthRedirectService(
            apps, sessions, logins, links, standIn, runtime.clock(), runtime.secrets());
  }

  /** Finds the users of an app by what a test knows of them. */
  public UserNames names(Supplier<App> app) {
    return new UserNames(users, registrations, app);
  }

  private Verifiers verifiers(
      EmulatorConfig config, Storage storage, RuntimeParts runtime, AppParts code) {
    return new Verifiers(
        List.of(
            new AnonymousVerifier(runtime.ids(), runtime.secrets()),
            new UserpassVerifier(storage, runtime.hasher()),
            new ApiKeyVerifier(storage),
            new CustomFunctionVerifier(code.functions),
            new CustomTokenVerifier(
                code.config.secrets(),
                new CustomTokens(runtime.clock(), config.behaviour().customTokenSkew())),
            new OAuthVerifier(ProviderType.OAUTH2_GOOGLE, standIn),
            new OAuthVerifier(ProviderType.OAUTH2_FACEBOOK, standIn),
            new OAuthVerifier(ProviderType.OAUTH2_APPLE, standIn)));
  }
}
