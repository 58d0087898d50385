package io.appservices.emulator;

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
import io.appservices.emulator.service.atlas.DatabaseUserService;
import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.operator.AdminCredentials;
import io.appservices.emulator.service.operator.AdminService;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.types.ObjectId;

/** Gives each API the services that it calls. */
final class ApiParts {

  private final EmulatorConfig config;
  private final RuntimeParts runtime;
  private final ClientServices client;
  private final AdminServices admin;
  private final AtlasServices atlas;
  private final ControlServices control;

  ApiParts(EmulatorConfig config, Wiring wiring) {
    this.config = config;
    this.runtime = wiring.runtime;
    AdminCredentials credentials =
        new AdminCredentials(
            config.adminPublicKey(),
            config.adminPrivateKey(),
            config.adminUsername(),
            config.adminPassword());
    client = client(wiring);
    admin = admin(wiring, credentials);
    atlas =
        new AtlasServices(
            group(),
            new DigestService(credentials, offered(config), runtime.clock(), runtime.secrets()),
            new DatabaseUserService(wiring.storage.databaseUsers(), runtime.clock()));
    control = control(wiring);
  }

  private static ClientServices client(Wiring wiring) {
    UserParts users = wiring.users;
    AppParts code = wiring.code;
    return new ClientServices(
        wiring.apps,
        users.sessions,
        new ClientServices.Logins(users.logins, users.links, users.oauthRedirects),
        new ClientServices.UserAccounts(users.users, users.emails, users.apiKeys),
        new ClientServices.Functions(code.functions, code.data, code.customUserData));
  }

  private AdminServices admin(Wiring wiring, AdminCredentials credentials) {
    UserParts users = wiring.users;
    AppParts code = wiring.code;
    AdminService admins =
        new AdminService(
            credentials,
            new ObjectId(config.groupId()),
            runtime.tokens(),
            runtime.clock(),
            runtime.ids());
    return new AdminServices(
        admins,
        runtime.clock(),
        new AdminServices.Apps(
            wiring.apps, new DeploymentService(wiring.states, runtime.ids()), wiring.folders),
        code.config,
        new AdminServices.Users(
            users.users,
            users.sessions,
            users.emails.registrations(),
            wiring.authProviders,
            users.apiKeys),
        new AdminServices.Functions(code.functions, code.data, code.customUserData, code.log));
  }

  private ControlServices control(Wiring wiring) {
    UserParts users = wiring.users;
    return new ControlServices(
        runtime.clock(),
        users.outbox,
        wiring.apps,
        users.emails,
        new ControlServices.OAuth(users.standIn, users.oauthRedirects),
        wiring.code.data,
        users.transfer);
  }

  private static Set<DigestAlgorithm> offered(EmulatorConfig config) {
    return config.atlasSha256()
        ? EnumSet.allOf(DigestAlgorithm.class)
        : EnumSet.of(DigestAlgorithm.MD5);
  }

  /** The one group; its data sources stand for the clusters that it would have. */
  private Group group() {
    return new Group(
        new ObjectId(config.groupId()),
        "Project 0",
        runtime.ids().next(),
        config.dataSources().size(),
        runtime.clock().instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Does once what a login does. */
  void rehearse(App app) {
    client.rehearse(app);
  }

  /** Everything that one port serves. */
  List<Api> all() {
    return List.of(
        new ClientApi(client, runtime.ids(), config.authErrors()),
        new EndpointApi(client),
        new AdminApi(admin),
        new PrivateApi(admin),
        new AtlasApi(atlas),
        new PublicApi(atlas),
        new ControlApi(control));
  }
}
