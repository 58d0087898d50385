package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.config.AccessListHandler;
import io.appservices.emulator.http.admin.config.DataApiSettingHandler;
import io.appservices.emulator.http.admin.config.SettingHandler;
import io.appservices.emulator.http.admin.config.StoredCollection;
import io.appservices.emulator.http.admin.config.StoredHandler;
import io.appservices.emulator.http.admin.config.SyncHandler;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.function.ReferenceChecks;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of the route table that is about what is kept and given back; what the app acts on
 * nevertheless is not marked.
 */
final class StoredRoutes {

  private final String base;
  private final Access<App> access;
  private final ConfigServices config;
  private final ReferenceChecks references;

  /**
   * Makes the routes of apps.
   *
   * @param base the path of an app
   * @param access the authentication of their callers
   */
  StoredRoutes(String base, Access<App> access, AdminServices services) {
    this.base = base;
    this.access = access;
    this.config = services.config();
    this.references = services.references();
  }

  List<Route<?>> all() {
    return Stream.of(
            Stream.of(StoredCollection.values()).flatMap(this::collection),
            dataApi(),
            Stream.of(forwarderSwitches(), settings(), sync(), accessList())
                .flatMap(rows -> rows)
                .map(StoredRoutes::marked))
        .flatMap(rows -> rows)
        .toList();
  }

  private Stream<Route<?>> collection(StoredCollection stored) {
    StoredHandler handler = new StoredHandler(config.config(), references, stored);
    String all = base + stored.path();
    String one = all + "/{" + stored.idParameter() + "}";
    Stream<Route<?>> rows =
        Stream.of(
            get(all, access, handler::list),
            post(all, access, handler::create),
            get(one, access, handler::get),
            stored.change() == StoredCollection.Change.PATCH_SHOWN
                ? patch(one, access, handler::merge)
                : put(one, access, handler::replace),
            delete(one, access, handler::delete));
    return stored.isActedOn() ? rows : rows.map(StoredRoutes::marked);
  }

  private Stream<Route<?>> forwarderSwitches() {
    StoredHandler forwarders =
        new StoredHandler(config.config(), references, StoredCollection.LOG_FORWARDERS);
    String one = base + "/log_forwarders/{forwarderId}";
    return Stream.of(
        put(one + "/enable", access, (call, app) -> forwarders.setDisabled(call, app, false)),
        put(one + "/disable", access, (call, app) -> forwarders.setDisabled(call, app, true)));
  }

  private Stream<Route<?>> settings() {
    return Stream.of(
        get(path(Setting.HOSTING), access, handler(Setting.HOSTING)::get),
        patch(path(Setting.HOSTING), access, handler(Setting.HOSTING)::merge),
        read(Setting.SYNC),
        put(path(Setting.SYNC), access, handler(Setting.SYNC)::merge),
        read(Setting.GRAPHQL),
        write(Setting.GRAPHQL),
        read(Setting.GRAPHQL_VALIDATION),
        write(Setting.GRAPHQL_VALIDATION),
        read(Setting.NULL_TYPE_VALIDATION),
        write(Setting.NULL_TYPE_VALIDATION));
  }

  /** The settings of the Data API, which the app acts on. */
  private Stream<Route<?>> dataApi() {
    DataApiSettingHandler dataApi = new DataApiSettingHandler(config.settings(), references);
    return Stream.of(
        get(path(Setting.DATA_API), access, dataApi::get),
        post(path(Setting.DATA_API), access, dataApi::create),
        patch(path(Setting.DATA_API), access, dataApi::merge),
        get(base + "/data_api/versions", access, call -> Bodies.reply(200, List.of("v1"))));
  }

  private Stream<Route<?>> sync() {
    SyncHandler sync = new SyncHandler(config.sync());
    return Stream.of(
        get(base + "/sync/progress", access, sync::progress),
        get(base + "/sync/state", access, sync::state));
  }

  private Stream<Route<?>> accessList() {
    AccessListHandler addresses = new AccessListHandler(config.config());
    String all = base + "/security/access_list";
    String one = all + "/{ipId}";
    return Stream.of(
        get(all, access, addresses::list),
        post(all, access, addresses::create),
        patch(one, access, addresses::change),
        delete(one, access, addresses::delete));
  }

  private Route<?> read(Setting setting) {
    return get(path(setting), access, handler(setting)::get);
  }

  private Route<?> write(Setting setting) {
    return put(path(setting), access, handler(setting)::replace);
  }

  private String path(Setting setting) {
    return base + "/" + setting.path();
  }

  private SettingHandler handler(Setting setting) {
    return new SettingHandler(config.settings(), setting);
  }

  private static Route<?> marked(Route<?> row) {
    return row.stored();
  }
}
