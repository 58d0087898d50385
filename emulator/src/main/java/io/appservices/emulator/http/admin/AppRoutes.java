package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.admin.app.AppHandler;
import io.appservices.emulator.http.admin.app.DescriptionHandler;
import io.appservices.emulator.http.admin.app.MeasurementsHandler;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import java.util.List;

/** The part of the route table that is about apps as a whole. */
final class AppRoutes {

  private final String group;
  private final AdminAccess access;
  private final AppHandler apps;
  private final DescriptionHandler description;
  private final MeasurementsHandler measurements;

  /**
   * Makes the routes of a group.
   *
   * @param group its path
   */
  AppRoutes(String group, AdminAccess access, AdminServices services) {
    this.group = group;
    this.access = access;
    this.apps = new AppHandler(services.apps().apps(), services.config().config());
    this.description =
        new DescriptionHandler(
            services.config().config(),
            services.config().settings(),
            services.functions().customUserData());
    this.measurements = new MeasurementsHandler(services.clock());
  }

  List<Route<?>> all() {
    String app = group + "/apps/{appId}";
    return List.of(
        get("/provider_regions", access.operator(), apps::regions),
        get("/templates", access.operator(), apps::templates),
        get(group + "/apps", access.group(), apps::list),
        post(group + "/apps", access.group(), apps::create),
        get(app, access.app(), apps::get),
        delete(app, access.app(), apps::delete).as(Work.DATA),
        get(app + "/description", access.app(), description::get),
        put(app + "/environment", access.app(), apps::setEnvironment),
        get(group + "/measurements", access.group(), measurements::ofGroup),
        get(app + "/measurements", access.app(), measurements::ofApp));
  }
}
