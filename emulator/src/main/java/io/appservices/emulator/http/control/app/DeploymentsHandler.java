package io.appservices.emulator.http.control.app;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.control.AppNames;
import io.appservices.emulator.http.control.Waiting;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.ConfigChange;
import io.appservices.emulator.service.config.DeploymentService;
import java.util.List;
import org.bson.Document;

/** Tells what is different between two deployments of an app. */
public final class DeploymentsHandler {

  private final AppService apps;
  private final DeploymentService deployments;

  public DeploymentsHandler(AppService apps, DeploymentService deployments) {
    this.apps = apps;
    this.deployments = deployments;
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(Route.get("/apps/{appId}/deployments/diff", Access.OPEN, this::diff));
  }

  private Reply diff(Call call) {
    Members query = call.parameters(MemberErrors.QUERY);
    Waiting.requireNames(query, List.of("from", "to"));
    String from = query.requiredText("from");
    String to = query.text("to").orElse(DeploymentService.LIVE);
    List<Document> changes =
        deployments.changes(AppNames.of(apps, call), from, to).stream()
            .map(DeploymentsHandler::view)
            .toList();
    return Bodies.reply(200, new Document("changes", changes));
  }

  private static Document view(ConfigChange change) {
    Document view =
        new Document("change", change.sort().wireName())
            .append("kind", change.kind())
            .append("name", change.name());
    change.before().ifPresent(before -> view.append("before", before));
    change.after().ifPresent(after -> view.append("after", after));
    return view;
  }
}
