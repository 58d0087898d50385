package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.admin.config.ConfigHandler;
import io.appservices.emulator.http.admin.config.ConfigHandlers;
import io.appservices.emulator.http.admin.config.DependencyHandler;
import io.appservices.emulator.http.admin.debug.DebugHandler;
import io.appservices.emulator.http.admin.debug.LogHandler;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.function.ReferenceChecks;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The part of the route table that is about functions: what they use, what calls them. */
final class FunctionRoutes {

  private final String base;
  private final Access<App> access;
  private final ConfigService config;
  private final ReferenceChecks references;
  private final ConfigHandler functions;
  private final ConfigHandler values;
  private final CustomUserDataService customUserData;
  private final DebugHandler debug;
  private final LogHandler logs;
  private final DependencyHandler dependencies;

  /**
   * Makes the routes of apps.
   *
   * @param base the path of an app
   * @param access the authentication of their callers
   */
  FunctionRoutes(String base, Access<App> access, AdminServices services) {
    AdminServices.Functions own = services.functions();
    this.base = base;
    this.access = access;
    this.config = services.config().config();
    this.references = services.references();
    this.functions = ConfigHandlers.functions(config, own.functions());
    this.values = ConfigHandlers.values(config);
    this.customUserData = own.customUserData();
    this.debug = new DebugHandler(own.functions(), services.users().users(), customUserData);
    this.logs = new LogHandler(own.log());
    this.dependencies =
        new DependencyHandler(
            own.dependencies(), () -> services.admins().user().id().toHexString());
  }

  List<Route<?>> all() {
    return Stream.of(
            functionRoutes(),
            dependencyRoutes(),
            triggerRoutes("triggers", "triggerId", triggers -> triggers::deleteWithBody),
            triggerRoutes(
                "event_subscriptions", "eventSubscriptionId", triggers -> triggers::delete))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route<?>> functionRoutes() {
    String function = base + "/functions/{functionId}";
    String value = base + "/values/{valueId}";
    return List.of(
        get(base + "/functions", access, functions::list),
        post(base + "/functions", access, functions::create).as(Work.CHECK),
        get(function, access, functions::get),
        put(function, access, functions::replace).as(Work.CHECK),
        delete(function, access, this::deleteFunction),
        get(base + "/values", access, values::list),
        post(base + "/values", access, values::create),
        get(value, access, values::get),
        put(value, access, values::replace),
        delete(value, access, values::delete),
        post(base + "/debug/execute_function", access, debug::execute).as(Work.FUNCTION),
        post(base + "/debug/execute_function_source", access, debug::executeSource)
            .as(Work.FUNCTION),
        get(base + "/logs", access, logs::list));
  }

  private Reply deleteFunction(Call call, App app) {
    customUserData.checkDeletion(app, call.pathParameter("functionId"));
    return functions.deleteFunction(call, app);
  }

  private List<Route<?>> dependencyRoutes() {
    String all = base + "/dependencies";
    String one = all + "/{dependencyName}";
    int large = DependencyHandler.MAX_BODY_BYTES;
    return List.of(
        get(all, access, dependencies::list).as(Work.CHECK),
        put(all, access, dependencies::upload).withMaxBodyBytes(large).as(Work.CHECK),
        post(all, access, dependencies::upload).withMaxBodyBytes(large).as(Work.CHECK),
        delete(all, access, dependencies::removeAll),
        post(all + "/diff", access, dependencies::diff).withMaxBodyBytes(large).as(Work.CHECK),
        get(all + "/status", access, dependencies::status).as(Work.CHECK),
        get(all + "/archive", access, dependencies::archive).as(Work.CHECK),
        get(all + "/export", access, dependencies::export).as(Work.CHECK),
        put(one, access, dependencies::add).as(Work.CHECK),
        delete(one, access, dependencies::remove).as(Work.CHECK));
  }

  /**
   * Returns the routes of triggers, also under their old name, which mongodb-stitch's suite uses.
   */
  private List<Route<?>> triggerRoutes(
      String name, String idParameter, Function<ConfigHandler, Handler<App>> deletion) {
    ConfigHandler triggers = ConfigHandlers.triggers(config, references, idParameter);
    String all = base + "/" + name;
    String trigger = all + "/{" + idParameter + "}";
    return List.of(
        get(all, access, triggers::listOfType),
        post(all, access, triggers::create),
        get(trigger, access, triggers::get),
        put(trigger, access, triggers::replace),
        put(trigger + "/resume", access, triggers::resume),
        delete(trigger, access, deletion.apply(triggers)));
  }
}
