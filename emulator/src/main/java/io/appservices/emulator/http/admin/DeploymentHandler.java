package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Deployment;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.AdminService;
import io.appservices.emulator.service.DeploymentService;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The deployments and drafts of an app. */
final class DeploymentHandler {

  private final DeploymentService deployments;
  private final AdminService admins;

  DeploymentHandler(DeploymentService deployments, AdminService admins) {
    this.deployments = deployments;
    this.admins = admins;
  }

  /** The newest first: realm-js's importer takes the first for the one it just made. */
  Reply list(Call call) {
    return Bodies.reply(
        200,
        deployments.list(app(call)).stream().map(d -> deployment(call, d, "successful")).toList());
  }

  Reply get(Call call) {
    Deployment deployment = deployments.get(app(call), call.pathParameter("deploymentId"));
    return Bodies.reply(200, deployment(call, deployment, "successful"));
  }

  Reply redeploy(Call call) {
    deployments.redeploy(app(call), call.pathParameter("deploymentId"));
    return Reply.empty(204);
  }

  /** An array, as realm-cli reads it; the description shows one object. */
  Reply listDrafts(Call call) {
    return Bodies.reply(
        200, deployments.draft(app(call)).map(id -> draft(call, id)).stream().toList());
  }

  Reply createDraft(Call call) {
    return Bodies.reply(201, draft(call, deployments.openDraft(app(call))));
  }

  Reply getDraft(Call call) {
    return Bodies.reply(200, draft(call, deployments.draft(app(call), draftId(call))));
  }

  Reply discardDraft(Call call) {
    deployments.discard(app(call), draftId(call));
    return Reply.empty(204);
  }

  /** It is live already, but clients expect to see it begin, and then ask for its status. */
  Reply deployDraft(Call call) {
    String name = Members.of(Bodies.documentOrEmpty(call)).text("name").orElse("");
    Deployment deployment = deployments.deploy(app(call), draftId(call), name);
    return Bodies.reply(201, deployment(call, deployment, "created"));
  }

  Reply diffDraft(Call call) {
    Document files =
        new Document("added", List.of()).append("deleted", List.of()).append("modified", List.of());
    return Bodies.reply(
        200,
        new Document("diffs", deployments.diff(app(call), draftId(call)))
            .append("hosting_files_diff", files));
  }

  private Document draft(Call call, ObjectId id) {
    return new Document("_id", id.toHexString())
        .append("user_id", operator())
        .append("app", AppViews.app(app(call)));
  }

  private Document deployment(Call call, Deployment deployment, String status) {
    Document view =
        new Document("_id", deployment.id().toHexString())
            .append("app_id", app(call).id().toHexString())
            .append("user_id", operator())
            .append("deployed_at", deployment.deployedAt())
            .append("status", status)
            .append("remote_location", app(call).location());
    deployment.draftId().ifPresent(draft -> view.append("draft_id", draft.toHexString()));
    return deployment.name().isEmpty() ? view : view.append("name", deployment.name());
  }

  /** There is one operator, so that everything was done by it. */
  private String operator() {
    return admins.user().id().toHexString();
  }

  private static String draftId(Call call) {
    return call.pathParameter("draftId");
  }

  private static App app(Call call) {
    return call.get(App.class);
  }
}
