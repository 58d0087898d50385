package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.Payloads;
import io.appservices.emulator.service.UserService;
import io.appservices.emulator.service.function.AppCode;
import io.appservices.emulator.service.function.AppLog;
import io.appservices.emulator.service.function.FunctionRun;
import io.appservices.emulator.service.function.FunctionUser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Lets an operator run functions, and read what functions did. */
final class DebugHandler {

  private final AppCode code;
  private final UserService users;

  DebugHandler(AppCode code, UserService users) {
    this.code = code;
    this.users = users;
  }

  Reply execute(Call call) {
    Document body = Bodies.document(call);
    String name = Payloads.string(body, "name");
    List<Object> arguments = Payloads.list(body, "arguments");
    return answer(code.functions().debug(app(call), name, arguments, user(call)));
  }

  /** Runs a source: {@code eval_source} is what a console would type after {@code source}. */
  Reply executeSource(Call call) {
    Document body = Bodies.document(call);
    String source = Payloads.string(body, "source");
    String evaluated = Payloads.optionalString(body, "eval_source").orElse("exports()");
    return answer(code.functions().debugSource(app(call), source, evaluated, user(call)));
  }

  Reply logs(Call call) {
    boolean errorsOnly = call.query("errors_only").filter("true"::equals).isPresent();
    Set<String> types = new HashSet<>(List.of(call.query("type").orElse("").split(",")));
    List<Document> entries =
        code
            .log()
            .list(
                app(call),
                entry ->
                    (!errorsOnly || entry.error() != null)
                        && (types.contains("") || types.contains(entry.type())))
            .stream()
            .limit(100)
            .map(entry -> entry(call, entry))
            .toList();
    return Bodies.reply(200, new Document("logs", entries));
  }

  private FunctionUser user(Call call) {
    boolean asSystem = call.query("run_as_system").filter("true"::equals).isPresent();
    return call.query("user_id")
        .filter(id -> !id.isEmpty() && !asSystem)
        .map(id -> code.user(app(call), users.get(app(call), id(id))))
        .orElse(FunctionUser.SYSTEM);
  }

  private static ObjectId id(String text) {
    if (!ObjectId.isValid(text)) {
      throw Refusals.userNotFound();
    }
    return new ObjectId(text);
  }

  /** A function that throws is no failure of the call: the error stands in the answer. */
  private static Reply answer(FunctionRun run) {
    Object result = run.result() instanceof BsonUndefined ? null : run.result();
    Document answer =
        new Document("result", result)
            .append("logs", run.messages())
            .append("error_logs", run.error().map(List::of).orElse(List.of()))
            .append("stats", new Document("execution_time", run.millis() + "ms"));
    run.error().ifPresent(error -> answer.append("error", new Document("message", error)));
    return Reply.json(200, Ejson.canonical(answer));
  }

  private static Document entry(Call call, AppLog.Entry entry) {
    Document view =
        new Document("_id", entry.id().toHexString())
            .append("co_id", entry.id().toHexString())
            .append("type", entry.type())
            .append("app_id", app(call).id().toHexString())
            .append("group_id", app(call).groupId().toHexString())
            .append("domain_id", app(call).domainId().toHexString())
            .append("function_name", entry.functionName())
            .append("user_id", entry.userId())
            .append("started", entry.started().toString())
            .append("completed", entry.started().plusMillis(entry.millis()).toString())
            .append("messages", entry.messages());
    return entry.error() == null
        ? view
        : view.append("error", entry.error()).append("error_code", "FunctionExecutionError");
  }
}
