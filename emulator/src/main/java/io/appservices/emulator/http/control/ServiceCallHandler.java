package io.appservices.emulator.http.control;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.api.ServiceCall;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.outside.ServiceOutbox;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Shows the calls that functions made to services that are not emulated, and sets the answers. */
final class ServiceCallHandler {

  private static final Set<String> ANSWER = Set.of("service", "action", "result", "error");

  private final AppService apps;
  private final ServiceOutbox outbox;

  ServiceCallHandler(AppService apps, ServiceOutbox outbox) {
    this.apps = apps;
    this.outbox = outbox;
  }

  /** Lists the calls of an app, oldest first; {@code service} and {@code action} select. */
  Reply list(Call call) {
    App app = app(call);
    Waiting.requireNames(call.parameters(MemberErrors.QUERY), List.of("service", "action"));
    Optional<String> service = call.query("service");
    Optional<String> action = call.query("action");
    List<Document> calls =
        outbox
            .list(
                sent ->
                    isOf(app, sent)
                        && service.map(sent.service()::equals).orElse(true)
                        && action.map(sent.action()::equals).orElse(true))
            .stream()
            .map(ServiceCallHandler::view)
            .toList();
    return Bodies.reply(200, new Document("calls", calls));
  }

  Reply clear(Call call) {
    App app = app(call);
    outbox.clear(sent -> isOf(app, sent));
    return Reply.empty(204);
  }

  /** Sets the answer of an action: {@code result}, or {@code error} to fail with. */
  Reply answer(Call call) {
    App app = app(call);
    Members body = Members.of(Bodies.document(call));
    for (String member : body.names()) {
      if (!ANSWER.contains(member)) {
        throw Refusals.badRequest(
            "unexpected field '" + member + "': expected service, action, result or error");
      }
    }
    Object result = body.get("result");
    Optional<String> error = body.nonEmptyText("error");
    JavaFunction answer =
        arguments -> {
          if (error.isPresent()) {
            throw new IllegalStateException(error.get());
          }
          return result;
        };
    outbox.answer(
        app.id(),
        body.requiredNonEmptyText("service"),
        body.requiredNonEmptyText("action"),
        answer);
    return Reply.empty(204);
  }

  private App app(Call call) {
    return AppNames.of(apps, call);
  }

  private static boolean isOf(App app, ServiceCall sent) {
    return sent.clientAppId().equals(app.clientAppId());
  }

  private static Document view(ServiceCall sent) {
    return new Document("service", sent.service())
        .append("type", sent.type())
        .append("action", sent.action())
        .append("region", sent.region())
        .append("arguments", DocumentValues.list(sent.arguments()))
        .append("time", sent.time().toString());
  }
}
