package io.appservices.emulator.http.control.reset;

import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.AppNames;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.state.Snapshot;
import io.appservices.emulator.service.state.StateService;
import java.io.UncheckedIOException;
import java.util.List;
import org.bson.Document;

/** Starts over, keeps and restores snapshots, and saves states as files. */
public final class StateHandler {

  private final StateService states;
  private final AppService apps;

  public StateHandler(StateService states, AppService apps) {
    this.states = states;
    this.apps = apps;
  }

  /** Gives the state of one app as the file that an emulator can be started with. */
  Reply save(Call call) {
    App app = AppNames.of(apps, call);
    return Reply.bytes(200, "application/octet-stream", states.save(app).bytes());
  }

  Reply reset(Call call) {
    requireNoBody(call);
    try {
      states.reset();
    } catch (AppServicesException e) {
      throw e;
    } catch (EmulatorException | UncheckedIOException e) {
      throw new AppServicesException(
          Kind.INVALID,
          "everything was removed, but not all of what the emulator starts with can be made: "
              + e.getMessage());
    }
    return Reply.empty(204);
  }

  Reply take(Call call) {
    requireNoBody(call);
    return Bodies.reply(201, view(states.take()));
  }

  Reply list(Call call) {
    List<Document> views = states.list().stream().map(StateHandler::view).toList();
    return Bodies.reply(200, new Document("snapshots", views));
  }

  Reply restore(Call call) {
    requireNoBody(call);
    states.restore(states.get(call.pathParameter("snapshot")));
    return Reply.empty(204);
  }

  Reply delete(Call call) {
    states.delete(call.pathParameter("snapshot"));
    return Reply.empty(204);
  }

  private static void requireNoBody(Call call) {
    for (String member : Bodies.documentOrEmpty(call).keySet()) {
      throw Refusals.badRequest("unexpected field '" + member + "': expected no body");
    }
  }

  private static Document view(Snapshot snapshot) {
    return new Document("id", Long.toString(snapshot.id()))
        .append("time", snapshot.takenAt().toString())
        .append("apps", snapshot.apps())
        .append("users", snapshot.users());
  }
}
