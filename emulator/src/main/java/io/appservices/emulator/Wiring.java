package io.appservices.emulator;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.admin.AdminServices;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.storage.Storage;
import java.util.List;
import java.util.function.Supplier;
import org.bson.types.ObjectId;

/**
 * Puts one emulator together: the only place, with the parts that it is made of, that knows which
 * class does what.
 */
final class Wiring implements AutoCloseable {

  final RuntimeParts runtime;
  final CallChain calls;
  final Storage storage;
  final AppStates states;
  final AppParts code;
  final AppService apps;
  final AuthProviderService authProviders;
  final AppFolderService folders;
  final UserParts users;

  private final EmulatorConfig config;
  private final SessionEnds sessionEnds;
  private final ApiParts apis;

  Wiring(EmulatorConfig config, Supplier<String> baseUrl, Storage storage) {
    this.config = config;
    this.storage = storage;
    runtime = RuntimeParts.of(new KeptSettings(storage.settings()), config);
    calls = new CallChain(runtime.clock());
    UserEvents events = new UserEvents(runtime.clock());
    states = new AppStates(storage.apps(), runtime.clock(), runtime.ids());
    sessionEnds = new SessionEnds(storage, runtime.clock(), events);
    code = new AppParts(config, baseUrl, storage, states, runtime);
    apps =
        new AppService(
            storage.apps(),
            states,
            runtime.clock(),
            runtime.ids(),
            runtime.secrets(),
            this::forget);
    authProviders = new AuthProviderService(states, runtime.clock(), runtime.ids());
    folders =
        new AppFolderService(
            code.config,
            code.customUserData,
            code.functions,
            code.data,
            apps,
            authProviders,
            states.deployments());
    events.subscribe(code.userListeners);
    events.subscribe(code.triggers);
    users = new UserParts(config, baseUrl, storage, sessionEnds, events, runtime, code, apps);
    apis =
        new ApiParts(
            config,
            runtime,
            storage,
            new AdminServices.Apps(apps, new DeploymentService(states, runtime.ids()), folders),
            authProviders,
            code,
            users);
  }

  /** Forgets a deleted app. */
  private void forget(App deleted) {
    sessionEnds.appDeleted(deleted);
    code.drop(deleted.id());
    storage.sessions().deleteAll(deleted.id());
  }

  /** Removes what a first start left that did not come to its end: nobody was told of it. */
  void dropAll() {
    storage.apps().list().forEach(apps::delete);
  }

  /** Does once what requests do, so that the first real ones are fast. */
  void warmUp() {
    apis.warmUp(
        apps.createReady(
            new ObjectId(config.apps().appId()),
            new ObjectId(config.apps().groupId()),
            config.apps().clientAppId()));
    runtime.hasher().matches("", runtime.hasher().hash(""));
  }

  /** Returns everything that one port serves. */
  List<Api> apis() {
    return apis.all();
  }

  /** Frees what it holds. */
  @Override
  public void close() {
    try (storage) {
      code.close();
    }
  }
}
