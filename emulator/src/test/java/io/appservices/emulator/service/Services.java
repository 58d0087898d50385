package io.appservices.emulator.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.account.EmailAccounts;
import io.appservices.emulator.service.account.OutboxService;
import io.appservices.emulator.service.account.PasswordResetService;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.login.LinkRetryGuard;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.UserCreation;
import io.appservices.emulator.service.login.verifier.AnonymousVerifier;
import io.appservices.emulator.service.login.verifier.UserpassVerifier;
import io.appservices.emulator.service.login.verifier.Verifiers;
import io.appservices.emulator.service.session.DeviceService;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.ServiceSettings;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.service.session.UserDataSource;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.token.TokenCodec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The use-cases of one app over a storage, without HTTP. */
public final class Services {

  public static final String EMAIL = "a@example.com";
  public static final String PASSWORD = "password-1";

  public final Storage storage;

  /** It stands, so that what is done in an order takes the same steps each time. */
  public final EmulatorClock clock = frozen();

  public final JavaFunctions functions = new JavaFunctions();
  public final AppService apps;
  public final UserService users;
  public final SessionService sessions;
  public final LoginService logins;
  public final LinkService links;
  final DeploymentService deployments;
  public final RegistrationService registrations;
  public final PasswordResetService resets;
  public final AppStates states;
  public final UserEvents events;
  public final OutboxService outbox;
  private final App app;

  public Services(Storage storage) {
    this.storage = storage;
    Secrets secrets = new Secrets();
    Ids ids = new Ids(clock, secrets);
    PasswordHasher hasher = new PasswordHasher(secrets, 1);
    states = new AppStates(storage.apps(), clock, ids);
    apps = new AppService(storage.apps(), states, clock, ids, secrets, id -> {}, true);
    ServiceSettings settings = new ServiceSettings(AccessTokenRevocation.IMMEDIATE, 1_000, 100_000);
    events = new UserEvents(clock);
    SessionEnds ends = new SessionEnds(storage, clock, events);
    users =
        new UserService(
            storage, hasher, clock, ids, settings, ends, UserCreationGuard.NONE, events);
    TokenCodec tokens = new TokenCodec(secrets.bytes(TokenCodec.KEY_BYTES));
    sessions = new SessionService(storage, tokens, clock, ids, settings, ends, UserDataSource.NONE);
    Verifiers verifiers =
        new Verifiers(
            List.of(new AnonymousVerifier(ids, secrets), new UserpassVerifier(storage, hasher)));
    logins =
        new LoginService(
            storage,
            sessions,
            new DeviceService(ids),
            verifiers,
            new UserCreation(storage.users(), users, UserCreationGuard.NONE, events, clock, ids),
            events,
            clock);
    LinkRetryGuard guard = new LinkRetryGuard(LinkConflicts.FAITHFUL, clock);
    links = new LinkService(storage.users(), sessions, verifiers, guard, events);
    deployments = new DeploymentService(states, ids);
    outbox = new OutboxService(storage.mails());
    EmailAccounts emails =
        EmailAccounts.create(
            storage.registrations(),
            onlyJava(functions),
            outbox,
            (kind, app) -> "http://localhost",
            hasher,
            clock,
            ids,
            secrets,
            events);
    registrations = emails.registrations();
    resets = emails.passwordResets();
    app = apps.createReady(ids.next(), ids.next(), "app-abcde");
  }

  public App app() {
    return storage.apps().find(app.id()).orElse(app);
  }

  /** Sets up the email/password provider anew. */
  public void configure(Document config) {
    states
        .update(
            app.id(),
            Edition.DEPLOYED,
            Update.to(
                a ->
                    a.withProvider(
                        provider(a).id(), p -> p.withSettings(new Document("config", config)))))
        .require(IllegalStateException::new);
  }

  private static AuthProvider provider(App app) {
    return app.provider(ProviderType.LOCAL_USERPASS).orElseThrow();
  }

  public void register(String email, String password) {
    registrations.register(app(), email, password);
  }

  public LoginResult logIn(String email, String password) {
    return logIn(ProviderType.LOCAL_USERPASS, new Credentials.Userpass(email, password));
  }

  public LoginResult logInAnonymously() {
    return logIn(ProviderType.ANON_USER, new Credentials.Anonymous());
  }

  private LoginResult logIn(ProviderType type, Credentials credentials) {
    AuthProvider provider = Accounts.enabledProvider(app(), type);
    return logins.logIn(app(), provider, credentials, Optional.empty());
  }

  List<User> users() {
    return users.list(app(), UserQuery.first(10));
  }

  /** Whether one of the tokens of a login still opens anything. */
  boolean isAlive(LoginResult login) {
    return admits(() -> sessions.authenticate(login.accessToken()))
        || admits(() -> sessions.authenticateRefresh(login.refreshToken()));
  }

  /** The session epoch of the user when it logged in; -1 if the session was removed. */
  int epochOf(LoginResult login) {
    return storage.sessions().find(sessionId(login)).map(Session::sessionEpoch).orElse(-1);
  }

  private static ObjectId sessionId(LoginResult login) {
    String claims = login.accessToken().split("\\.")[1];
    return new ObjectId(
        Document.parse(new String(Base64.getUrlDecoder().decode(claims), UTF_8)).getString("iss"));
  }

  static boolean admits(Runnable call) {
    try {
      call.run();
      return true;
    } catch (AppServicesException refusal) {
      return false;
    }
  }

  /** The email that a user shows, which has to be the one that it logs in with. */
  static String shownEmail(User user) {
    Identity identity = user.identity(ProviderType.LOCAL_USERPASS).orElseThrow();
    return (String) identity.data().get("email");
  }

  /** Functions without an app's own sources. */
  private static FunctionRuntime onlyJava(JavaFunctions functions) {
    return new FunctionRuntime() {
      @Override
      public boolean has(App app, String name) {
        return functions.find(app.id(), name).isPresent();
      }

      @Override
      public Optional<String> name(App app, Reference function) {
        return function.name();
      }

      @Override
      public Object call(App app, String name, List<Object> arguments)
          throws FunctionFailedException {
        return JavaFunctions.call(functions.find(app.id(), name).orElseThrow(), arguments);
      }
    };
  }

  private static EmulatorClock frozen() {
    EmulatorClock clock = new EmulatorClock();
    clock.freeze();
    return clock;
  }
}
