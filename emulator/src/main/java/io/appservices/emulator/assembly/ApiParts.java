package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.AdminApi;
import io.appservices.emulator.http.admin.AdminServices;
import io.appservices.emulator.http.admin.PrivateApi;
import io.appservices.emulator.http.atlas.AtlasApi;
import io.appservices.emulator.http.atlas.AtlasServices;
import io.appservices.emulator.http.atlas.OAuthApi;
import io.appservices.emulator.http.atlas.PublicApi;
import io.appservices.emulator.http.client.ClientApi;
import io.appservices.emulator.http.client.ClientServices;
import io.appservices.emulator.http.console.Changes;
import io.appservices.emulator.http.console.ConsoleApi;
import io.appservices.emulator.http.console.ConsoleFiles;
import io.appservices.emulator.http.console.ConsolePageApi;
import io.appservices.emulator.http.control.ControlApi;
import io.appservices.emulator.http.control.ControlServices;
import io.appservices.emulator.http.control.event.EventsHandler;
import io.appservices.emulator.http.control.fault.FaultOrders;
import io.appservices.emulator.http.control.fault.FaultRoutes;
import io.appservices.emulator.http.control.fault.FaultTargets;
import io.appservices.emulator.http.control.fault.FaultsHandler;
import io.appservices.emulator.http.control.journal.JournalRoutes;
import io.appservices.emulator.http.control.journal.OperationIndex;
import io.appservices.emulator.http.control.journal.RequestPageApi;
import io.appservices.emulator.http.control.journal.RequestsHandler;
import io.appservices.emulator.http.control.journal.TokenHandler;
import io.appservices.emulator.http.control.openapi.ServerHandler;
import io.appservices.emulator.http.control.reset.AppsHandler;
import io.appservices.emulator.http.control.reset.ResetRoutes;
import io.appservices.emulator.http.control.reset.StateHandler;
import io.appservices.emulator.http.endpoint.EndpointApi;
import io.appservices.emulator.http.endpoint.EndpointServices;
import io.appservices.emulator.http.endpoint.WebhookRoutes;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.endpoint.DataApiService;
import io.appservices.emulator.service.endpoint.EndpointService;
import io.appservices.emulator.service.endpoint.RequestUsers;
import io.appservices.emulator.service.endpoint.RequestValidator;
import io.appservices.emulator.service.endpoint.WebhookService;
import io.appservices.emulator.service.event.EventLog;
import io.appservices.emulator.service.fault.FaultService;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.operator.AdminCredentials;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.operator.ConsoleSessions;
import io.appservices.emulator.service.state.StateService;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives each API the services that it calls. */
final class ApiParts {

  private final EmulatorConfig config;
  private final RuntimeParts runtime;
  private final ClientServices client;
  private final AdminServices admin;
  private final EndpointServices endpoints;
  private final AtlasServices atlas;
  private final ControlServices control;
  private final List<Route<?>> ofApps;

  /** The browsers that are signed in to the console. */
  final ConsoleSessions console;

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
    OperatorParts operators = new OperatorParts(config, runtime, storage);
    client = client(apps.apps(), code, users);
    endpoints = endpoints(apps.apps(), code, users);
    admin = admin(operators.credentials(), storage.sessions(), apps, authProviders, code, users);
    console = new ConsoleSessions(admin.admins(), runtime.ids(), new Secrets());
    ofApps = AppRows.of(admin, code, runtime.clock());
    atlas = operators.atlas();
    control =
        new ControlServices(
            runtime.clock(),
            new ControlServices.Outbox(users.outbox, users.missingMails),
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
            code.functions, code.data, code.outside, code.customUserData, code.userCreation));
  }

  private EndpointServices endpoints(AppService apps, AppParts code, UserParts users) {
    RequestUsers callers = new RequestUsers(users.sessions, users.logins, code.customUserData);
    RequestValidator validator = new RequestValidator(code.config.config(), code.config.secrets());
    return new EndpointServices(
        apps,
        new EndpointService(code.config.config(), callers, validator, code.httpFunctions),
        new DataApiService(
            code.config.settings(), callers, validator, code.httpFunctions, code.data, code.scopes),
        new WebhookService(code.config.config(), callers, validator, code.httpFunctions),
        code.functions.requests(),
        runtime.ids());
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
        new AdminServices.Functions(
            code.functions, code.data, code.customUserData, code.dependencies, code.log));
  }

  /** Does once what a login does. */
  void warmUp(App app) {
    client.warmUp(app);
  }

  /** Returns everything that one port serves. */
  List<Api> all(
      Journal journal,
      StateService states,
      EventLog events,
      FaultService faults,
      Supplier<Optional<String>> obstacle,
      List<Route<?>> ofServer) {
    List<Api> apis = new ArrayList<>(services());
    boolean hasConsole = !config.operator().noConsole();
    RequestsHandler requests = new RequestsHandler(journal, new OperationIndex(apis), hasConsole);
    List<Route<?>> rows =
        new ArrayList<>(JournalRoutes.of(requests, new TokenHandler(admin.users().sessions())));
    rows.addAll(ResetRoutes.of(apps(), new StateHandler(states, control.apps())));
    rows.addAll(new EventsHandler(events).routes());
    rows.addAll(new ServerHandler(obstacle).routes());
    rows.addAll(ofApps);
    rows.addAll(FaultRoutes.of(faults(apis, faults)));
    rows.addAll(ofServer);
    apis.add(new ControlApi(control, rows));
    apis.add(new RequestPageApi(requests));
    if (hasConsole) {
      ConsoleFiles files = new ConsoleFiles();
      Changes changes = new Changes(journal, events, control.outbox().mails(), runtime.clock());
      apis.add(new ConsoleApi(files, console, changes));
      apis.add(new ConsolePageApi(files));
    }
    return apis;
  }

  private FaultsHandler faults(List<Api> apis, FaultService faults) {
    FaultOrders orders =
        new FaultOrders(faults, new FaultTargets(apis), control.apps(), admin.users().users());
    return new FaultsHandler(orders, faults, control.apps());
  }

  private AppsHandler apps() {
    return new AppsHandler(
        runtime.identity().groupId(),
        control.apps(),
        admin.users().users(),
        admin.users().registrations(),
        control.users().transfer());
  }

  private List<Api> services() {
    return List.of(
        new ClientApi(
            client, WebhookRoutes.of(endpoints), runtime.ids(), config.behaviour().authErrors()),
        new EndpointApi(endpoints, config.behaviour().authErrors()),
        new AdminApi(admin),
        new PrivateApi(admin),
        AtlasApi.v1(atlas),
        new PublicApi(atlas),
        AtlasApi.v2(atlas),
        new OAuthApi(atlas));
  }
}
