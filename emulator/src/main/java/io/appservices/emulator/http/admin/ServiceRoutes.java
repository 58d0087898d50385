package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.admin.config.ConfigHandler;
import io.appservices.emulator.http.admin.config.ConfigHandlers;
import io.appservices.emulator.http.admin.config.ServiceCommandHandler;
import io.appservices.emulator.http.admin.config.ServiceHandler;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.DataService;
import java.util.List;
import java.util.stream.Stream;

/** The part of the route table that is about services: their rules, and what they can be asked. */
final class ServiceRoutes {

  private final String base;
  private final String path;
  private final Access<App> access;
  private final ConfigHandler services;
  private final ServiceHandler service;
  private final ServiceCommandHandler commands;

  /**
   * Makes the routes of apps.
   *
   * @param base the path of an app
   * @param access the authentication of their callers
   */
  ServiceRoutes(String base, Access<App> access, ConfigService config, DataService data) {
    this.base = base;
    this.path = base + "/services/{serviceId}";
    this.access = access;
    this.services = ConfigHandlers.services(config);
    this.service = new ServiceHandler(config);
    this.commands = new ServiceCommandHandler(config, data);
  }

  List<Route<?>> all() {
    return Stream.concat(services(), rules()).toList();
  }

  private Stream<Route<?>> services() {
    return Stream.of(
        get(base + "/services", access, services::list),
        post(base + "/services", access, services::create),
        post(base + "/multi_data_sources", access, service::createDataSources),
        get(path, access, services::get),
        patch(path, access, services::merge),
        delete(path, access, services::delete),
        get(path + "/config", access, service::config),
        patch(path + "/config", access, service::mergeConfig),
        get(base + "/service/{serviceId}/config", access, service::config),
        get(path + "/commands/build_info", access, commands::buildInfo).as(Work.DATA),
        post(path + "/commands/list_databases", access, commands::listDatabases).as(Work.DATA),
        post(path + "/commands/list_collections", access, commands::listCollections).as(Work.DATA));
  }

  private Stream<Route<?>> rules() {
    String rule = path + "/rules/{ruleId}";
    return Stream.of(
        get(path + "/rules", access, service::rules),
        post(path + "/rules", access, service::createRule),
        get(rule, access, service::rule),
        put(rule, access, service::replaceRule),
        delete(rule, access, service::deleteRule),
        get(path + "/default_rule", access, service::defaultRule),
        post(path + "/default_rule", access, service::createDefaultRule),
        put(path + "/default_rule", access, service::replaceDefaultRule),
        delete(path + "/default_rule", access, service::deleteDefaultRule));
  }
}
