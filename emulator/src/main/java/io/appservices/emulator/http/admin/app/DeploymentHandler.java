package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.operator.AdminService;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The deployments and drafts of an app. */
public final class DeploymentHandler {

  private final DeploymentService deployments;
  private final AdminService admins;

  public DeploymentHandler(DeploymentService deployments, AdminService admins) {
    this.deployments = deployments;
    this.admins = admins;
  }

  /**
   * Lists the deployments, the newest first: realm-js's importer takes the first for the one it
   * just made.
   */
  public Reply list(Call call, App app) {
    return Bodies.reply(
        200,
        deployments.list(app).stream().map(d -> deployment(call, app, d, "successful")).toList());
  }

  public Reply get(Call call, App app) {
    Deployment deployment = deployments.get(app, call.pathParameter("deploymentId"));
    return Bodies.reply(200, deployment(call, app, deployment, "successful"));
  }

  public Reply redeploy(Call call, App app) {
    deployments.redeploy(app, call.pathParameter("deploymentId"));
    return Reply.empty(204);
  }

  /** Lists the drafts as an array, as realm-cli reads it; the description shows one object. */
  public Reply listDrafts(Call call, App app) {
    return Bodies.reply(
        200, deployments.draft(app).map(id -> draft(call, app, id)).stream().toList());
  }

  public Reply createDraft(Call call, App app) {
    return Bodies.reply(201, draft(call, app, deployments.openDraft(app)));
  }

  public Reply getDraft(Call call, App app) {
    return Bodies.reply(200, draft(call, app, deployments.draft(app, draftId(call))));
  }

  public Reply discardDraft(Call call, App app) {
    deployments.discard(app, draftId(call));
    return Reply.empty(204);
  }

  /**
   * Deploys a draft. It is live at once, but clients expect to see the deployment begin, and then
   * ask for its status.
   */
  public Reply deployDraft(Call call, App app) {
    String name = Members.of(Bodies.documentOrEmpty(call)).text("name").orElse("");
    Deployment deployment = deployments.deploy(app, draftId(call), name);
    return Bodies.reply(201, deployment(call, app, deployment, "created"));
  }

  public Reply diffDraft(Call call, App app) {
    // Packages are live when they are uploaded, and no file is hosted.
    Document none =
        new Document("added", List.of()).append("deleted", List.of()).append("modified", List.of());
    return Bodies.reply(
        200,
        new Document("diffs", deployments.diff(app, draftId(call)))
            .append("hosting_files_diff", none)
            .append("dependencies_diff", none));
  }

  private Document draft(Call call, App app, ObjectId id) {
    return new Document("_id", id.toHexString())
        .append("user_id", operator())
        .append("app", AppViews.app(app));
  }

  private Document deployment(Call call, App app, Deployment deployment, String status) {
    Document view =
        new Document("_id", deployment.id().toHexString())
            .append("app_id", app.id().toHexString())
            .append("user_id", operator())
            .append("deployed_at", deployment.deployedAt())
            .append("status", status)
            .append("remote_location", app.location());
    deployment.draftId().ifPresent(draft -> view.append("draft_id", draft.toHexString()));
    return deployment.name().isEmpty() ? view : view.append("name", deployment.name());
  }

  /** Returns the id of the only operator, who made all changes. */
  private String operator() {
    return admins.user().id().toHexString();
  }

  private static String draftId(Call call) {
    return call.pathParameter("draftId");
  }
}
