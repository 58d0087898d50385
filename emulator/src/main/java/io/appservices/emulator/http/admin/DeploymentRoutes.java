package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.app.DeployConfigHandler;
import io.appservices.emulator.http.admin.app.DeploymentHandler;
import java.util.List;

/** The part of the route table that is about what of an app is live, and since when. */
final class DeploymentRoutes {

  private final String base;
  private final Access<App> access;
  private final DeploymentHandler deployments;
  private final DeployConfigHandler config;

  /**
   * Makes the routes of apps.
   *
   * @param base the path of an app
   * @param access the authentication of their callers
   */
  DeploymentRoutes(String base, Access<App> access, AdminServices services) {
    this.base = base;
    this.access = access;
    this.deployments = new DeploymentHandler(services.apps().deployments(), services.admins());
    this.config = new DeployConfigHandler(services.config().settings());
  }

  List<Route<?>> all() {
    String deployment = base + "/deployments/{deploymentId}";
    String draft = base + "/drafts/{draftId}";
    String deploy = base + "/deploy/config";
    return List.of(
        get(base + "/deployments", access, deployments::list),
        get(deployment, access, deployments::get),
        post(deployment + "/redeploy", access, deployments::redeploy),
        get(base + "/drafts", access, deployments::listDrafts),
        post(base + "/drafts", access, deployments::createDraft),
        get(draft, access, deployments::getDraft),
        delete(draft, access, deployments::discardDraft),
        post(draft + "/deployment", access, deployments::deployDraft),
        get(draft + "/diff", access, deployments::diffDraft),
        get(deploy, access, config::get).stored(),
        patch(deploy, access, config::merge).stored(),
        put(deploy, access, config::merge).stored());
  }
}
