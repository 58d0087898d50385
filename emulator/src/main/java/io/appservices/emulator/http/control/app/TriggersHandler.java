package io.appservices.emulator.http.control.app;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.control.AppNames;
import io.appservices.emulator.http.control.Waiting;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.function.FunctionRun;
import io.appservices.emulator.service.trigger.TriggerRuns;
import java.util.List;
import java.util.Optional;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Runs triggers now, and makes up events for them. */
public final class TriggersHandler {

  private static final String EVENT = "event";
  private static final String TRIGGER = "/apps/{appId}/triggers/{triggerId}";

  private final AppService apps;
  private final TriggerRuns triggers;

  public TriggersHandler(AppService apps, TriggerRuns triggers) {
    this.apps = apps;
    this.triggers = triggers;
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(
        Route.get(TRIGGER + "/sample", Access.OPEN, this::sample),
        Route.post(TRIGGER + "/run", Access.OPEN, this::run).as(Work.FUNCTION));
  }

  /** Shows an event that is made up; a schedule has none. */
  private Reply sample(Call call) {
    Waiting.requireNone(call);
    Document answer = new Document();
    triggers
        .sample(AppNames.of(apps, call), id(call))
        .ifPresent(event -> answer.append(EVENT, event));
    return Bodies.reply(200, answer);
  }

  /** Runs the function of a trigger; that it failed is part of the answer. */
  private Reply run(Call call) {
    Waiting.requireNone(call);
    Members body = Members.strict(Bodies.documentOrEmpty(call), MemberErrors.BODY);
    Optional<Document> event = body.document(EVENT);
    body.end();
    TriggerRuns.Run run = triggers.run(AppNames.of(apps, call), id(call), event);
    return Reply.json(200, Ejson.relaxed(view(run)));
  }

  private static Document view(TriggerRuns.Run run) {
    FunctionRun function = run.function();
    @Nullable Object result = function.result() instanceof BsonUndefined ? null : function.result();
    Document view =
        new Document("arguments", run.arguments())
            .append("result", result)
            .append("logs", function.messages())
            .append("milliseconds", function.millis());
    function.error().ifPresent(error -> view.append("error", error));
    return view;
  }

  private static String id(Call call) {
    return call.pathParameter("triggerId");
  }
}
