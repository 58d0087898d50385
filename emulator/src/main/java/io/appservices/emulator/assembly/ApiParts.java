package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.Api;
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
import io.appservices.emulator.http.control.journal.JournalRoutes;
import io.appservices.emulator.http.control.journal.OperationIndex;
import io.appservices.emulator.http.control.journal.RequestPageApi;
import io.appservices.emulator.http.control.journal.RequestsHandler;
import io.appservices.emulator.http.control.journal.TokenHandler;
import io.appservices.emulator.service.atlas.DatabaseUserService;
import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestService;
import io.appservices.emulator.service.atlas.Nonces;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.operator.AdminCredentials;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gives each API the services that it calls. */
final class ApiParts {

  private final EmulatorConfig config;
  private final RuntimeParts runtime;
  private final ClientServices client;
  private final AdminServices admin;
  private final AtlasServices atlas;
  private final ControlServices control;

  /** Makes what only the APIs for operators need. */
  ApiParts(
      EmulatorConfig config,
      RuntimeParts runtime,
      Storage storage,
      AdminServices.Apps apps,
      AuthProviderService authProviders,
      AppParts code,
      UserParts users,
      ExportFile exports) {
    this.config = config;
    this.runtime = runtime;
    AdminCredentials credentials =
        new AdminCredentials(
            config.operator().publicKey(),
            config.operator().privateKey(),
            config.operator().username(),
            config.operator().password());
    client = client(apps.apps(), code, users);
    admin = admin(credentials, storage.sessions(), apps, authProviders, code, users);
    atlas =
        new AtlasServices(
            group(),
            new DigestService(credentials, offered(config), nonces(storage)),
            new DatabaseUserService(storage.databaseUsers(), runtime.clock()));
    control =
        new ControlServices(
            runtime.clock(),
            users.outbox,
            apps.apps(),
            users.emails,
            new ControlServices.OAuth(users.standIn, users.oauthRedirects),
            new ControlServices.Code(code.data, code.serviceCalls),
            new ControlServices.Users(users.transfer, exports));
  }

  private static ClientServices client(AppService apps, AppParts code, UserParts users) {
    return new ClientServices(
        apps,
        users.sessions,
        new ClientServices.Logins(users.logins, users.links, users.oauthRedirects),
        new ClientServices.UserAccounts(users.users, users.emails, users.apiKeys),
        new ClientServices.Functions(
            code.functions, code.data, code.customUserData, code.userCreation));
  }

  private AdminServices admin(
      AdminCredentials credentials,
      SessionStore sessions,
      AdminServices.Apps apps,
      AuthProviderService authProviders,
      AppParts code,
      UserParts users) {
    AdminService admins =
        new AdminService(
            credentials,
            runtime.identity(),
            users.sessions,
            sessions,
            runtime.tokens(),
            runtime.clock(),
            runtime.ids());
    return new AdminServices(
        admins,
        runtime.clock(),
        apps,
        code.config,
        new AdminServices.Users(
            users.users,
            users.sessions,
            users.emails.registrations(),
            authProviders,
            users.apiKeys,
            code.userCreation),
        new AdminServices.Functions(code.functions, code.data, code.customUserData, code.log));
  }

  private static Set<DigestAlgorithm> offered(EmulatorConfig config) {
    return config.operator().atlasSha256()
        ? EnumSet.allOf(DigestAlgorithm.class)
        : EnumSet.of(DigestAlgorithm.MD5);
  }

  private Nonces nonces(Storage storage) {
    return storage instanceof SharedStorage
        ? Nonces.shared(
            runtime.clock(), runtime.secrets(), runtime.identity().signingKey().getData())
        : Nonces.ofOne(runtime.clock(), runtime.secrets());
  }

  /** Returns the one group; its data sources stand for the clusters that it would have. */
  private Group group() {
    return new Group(
        runtime.identity().groupId(),
        "Project 0",
        runtime.identity().organizationId(),
        config.data().sources().size(),
        Instant.ofEpochSecond(runtime.identity().createdAt()));
  }

  /** Does once what a login does. */
  void warmUp(App app) {
    client.warmUp(app);
  }

  /** Returns everything that one port serves. */
  List<Api> all(Journal journal) {
    List<Api> apis = new ArrayList<>(services());
    RequestsHandler requests = new RequestsHandler(journal, new OperationIndex(apis));
    apis.add(
        new ControlApi(
            control, JournalRoutes.of(requests, new TokenHandler(admin.users().sessions()))));
    apis.add(new RequestPageApi(requests));
    return apis;
  }

  private List<Api> services() {
    return List.of(
        new ClientApi(client, runtime.ids(), config.behaviour().authErrors()),
        new EndpointApi(client),
        new AdminApi(admin),
        new PrivateApi(admin),
        new AtlasApi(atlas),
        new PublicApi(atlas));
  }
}
