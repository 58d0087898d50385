package io.appservices.emulator;

import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.js.JavaScript;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.EmulatorLinks;
import io.appservices.emulator.http.admin.AdminApi;
import io.appservices.emulator.http.admin.AdminServices;
import io.appservices.emulator.http.admin.PrivateApi;
import io.appservices.emulator.http.atlas.AtlasApi;
import io.appservices.emulator.http.atlas.AtlasServices;
import io.appservices.emulator.http.atlas.PublicApi;
import io.appservices.emulator.http.client.ClientApi;
import io.appservices.emulator.http.client.ClientServices;
import io.appservices.emulator.http.client.EndpointApi;
import io.appservices.emulator.http.control.ControlApi;
import io.appservices.emulator.http.control.ControlServices;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.EmailAccounts;
import io.appservices.emulator.service.account.MissingMails;
import io.appservices.emulator.service.account.OutboxService;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.atlas.DatabaseUserService;
import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.function.LocalHttp;
import io.appservices.emulator.service.login.AnonymousVerifier;
import io.appservices.emulator.service.login.ApiKeyVerifier;
import io.appservices.emulator.service.login.CustomFunctionVerifier;
import io.appservices.emulator.service.login.CustomTokenVerifier;
import io.appservices.emulator.service.login.LinkRetryGuard;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.login.OAuthVerifier;
import io.appservices.emulator.service.login.StandInProvider;
import io.appservices.emulator.service.login.UserCreation;
import io.appservices.emulator.service.login.UserpassVerifier;
import io.appservices.emulator.service.login.Verifiers;
import io.appservices.emulator.service.operator.AdminCredentials;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.session.DeviceService;
import io.appservices.emulator.service.session.ServiceSettings;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.service.transfer.UserTransfer;
import io.appservices.emulator.service.trigger.AppCode;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.token.CustomTokens;
import io.appservices.emulator.token.TokenCodec;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.types.ObjectId;

/** Puts one emulator together: the only place that knows which class does what. */
final class Wiring implements AutoCloseable {

  final EmulatorClock clock = new EmulatorClock();
  final Secrets secrets = new Secrets();
  final Ids ids = new Ids(clock, secrets);
  final PasswordHasher hasher = new PasswordHasher(secrets, PasswordHasher.IN_MEMORY_ITERATIONS);
  final TokenCodec tokens = new TokenCodec(secrets.bytes(TokenCodec.KEY_BYTES));

  final CallChain calls = new CallChain(clock);

  final Storage storage;
  final AppStates states;
  final UserEvents events = new UserEvents(clock);
  final SessionEnds sessionEnds;
  final JavaFunctions functions = new JavaFunctions();
  final OutboxService outbox = new OutboxService();

  final StandInProvider standIn;
  final AppCode code;
  final AppService apps;
  final UserService users;
  final AppFolderService folders;
  final UserTransfer transfer;
  final AuthProviderService authProviders;
  final MissingMails missingMails;

  final ApiKeyService apiKeys;
  final LoginService logins;
  final EmailAccounts emails;

  private final EmulatorConfig config;
  private final ObjectId groupId;
  private final ClientServices clientServices;
  private final AdminServices adminServices;
  private final AtlasServices atlasServices;
  private final ControlServices controlServices;

  Wiring(EmulatorConfig config, Supplier<String> baseUrl, Storage storage) {
    this.config = config;
    this.storage = storage;
    states = new AppStates(storage.apps(), clock, ids);
    sessionEnds = new SessionEnds(storage, clock, events);
    groupId = new ObjectId(config.groupId());
    standIn = new StandInProvider(clock, secrets, config.lenientOAuth());
    code =
        new AppCode(
            states,
            storage.apps(),
            storage.users(),
            functions,
            new JavaScript(),
            new LinkedClusters(config.dataSourceUris(), clock, config.dataSourceTimeLimit()),
            config.dataSources(),
            new LocalHttp(baseUrl, config.allowedHttpHosts()),
            clock,
            ids,
            config.functionTimeLimit());
    apps = new AppService(storage.apps(), states, clock, ids, secrets, this::forget);
    ServiceSettings settings =
        new ServiceSettings(
            config.accessTokenRevocation(),
            config.sessionsPerUser(),
            config.anonymousUsersPerApp());
    events.subscribe(code.userListeners());
    events.subscribe(code.triggers());
    users =
        new UserService(
            storage, hasher, clock, ids, settings, sessionEnds, code.userCreation(), events);
    missingMails = new MissingMails(storage, outbox);
    transfer = new UserTransfer(storage, users, hasher, clock, ids);
    AdminCredentials credentials =
        new AdminCredentials(
            config.adminPublicKey(),
            config.adminPrivateKey(),
            config.adminUsername(),
            config.adminPassword());
    AdminService admins = new AdminService(credentials, groupId, tokens, clock, ids);
    SessionService sessions =
        new SessionService(
            storage, tokens, clock, ids, settings, sessionEnds, code.customUserData());
    Verifiers verifiers =
        new Verifiers(
            List.of(
                new AnonymousVerifier(ids, secrets),
                new UserpassVerifier(storage.registrations(), hasher),
                new ApiKeyVerifier(storage.apiKeys()),
                new CustomFunctionVerifier(code.functions()),
                new CustomTokenVerifier(
                    code.secrets(), new CustomTokens(clock, config.customTokenSkew())),
                new OAuthVerifier(ProviderType.OAUTH2_GOOGLE, standIn),
                new OAuthVerifier(ProviderType.OAUTH2_FACEBOOK, standIn),
                new OAuthVerifier(ProviderType.OAUTH2_APPLE, standIn)));
    LinkService links =
        new LinkService(
            storage.users(),
            sessions,
            verifiers,
            new LinkRetryGuard(config.linkConflicts(), clock),
            events);
    apiKeys = new ApiKeyService(storage, users, clock, ids, secrets, events);
    logins =
        new LoginService(
            storage,
            sessions,
            new DeviceService(storage.devices(), ids, settings),
            verifiers,
            new UserCreation(storage.users(), users, code.userCreation(), events, clock, ids),
            events,
            clock);
    OAuthRedirectService oauthRedirects =
        new OAuthRedirectService(apps, sessions, logins, links, standIn, clock, secrets);
    emails =
        EmailAccounts.create(
            storage.registrations(),
            code.functions(),
            outbox,
            new EmulatorLinks(baseUrl),
            hasher,
            clock,
            ids,
            secrets,
            events);
    clientServices =
        new ClientServices(
            apps,
            logins,
            links,
            sessions,
            users,
            emails.registrations(),
            emails.passwordResets(),
            apiKeys,
            oauthRedirects,
            code);
    authProviders = new AuthProviderService(states, clock, ids);
    folders = new AppFolderService(code, apps, authProviders, states.deployments());
    adminServices =
        new AdminServices(
            admins,
            apps,
            users,
            sessions,
            emails.registrations(),
            new DeploymentService(states, ids),
            authProviders,
            apiKeys,
            code,
            folders,
            clock);
    atlasServices =
        new AtlasServices(
            group(),
            new DigestService(credentials, offered(config), clock, secrets),
            new DatabaseUserService(storage.databaseUsers(), clock));
    controlServices =
        new ControlServices(
            clock,
            outbox,
            apps,
            emails.registrations(),
            emails.passwordResets(),
            standIn,
            oauthRedirects,
            code.data(),
            transfer);
  }

  /** An app was deleted. */
  private void forget(App deleted) {
    sessionEnds.appDeleted(deleted);
    code.drop(deleted.id());
    storage.sessions().deleteAll(deleted.id());
  }

  /** Does once what requests do. */
  void rehearse() {
    clientServices.rehearse(
        apps.createReady(new ObjectId(config.appId()), groupId, config.clientAppId()));
    hasher.matches("", hasher.hash(""));
  }

  private static Set<DigestAlgorithm> offered(EmulatorConfig config) {
    return config.atlasSha256()
        ? EnumSet.allOf(DigestAlgorithm.class)
        : EnumSet.of(DigestAlgorithm.MD5);
  }

  /** The one group; its data sources stand for the clusters that it would have. */
  private Group group() {
    return new Group(
        groupId,
        "Project 0",
        ids.next(),
        config.dataSources().size(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Frees what it holds. */
  @Override
  public void close() {
    try (storage) {
      code.close();
    }
  }

  /** Everything that one port serves. */
  List<Api> apis() {
    return List.of(
        new ClientApi(clientServices, ids, config.authErrors()),
        new EndpointApi(clientServices),
        new AdminApi(adminServices),
        new PrivateApi(adminServices),
        new AtlasApi(atlasServices),
        new PublicApi(atlasServices),
        new ControlApi(controlServices));
  }
}
