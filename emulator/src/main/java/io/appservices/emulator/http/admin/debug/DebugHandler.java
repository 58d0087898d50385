package io.appservices.emulator.http.admin.debug;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.RequestView;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionRun;
import io.appservices.emulator.service.function.FunctionService;
import java.util.List;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Lets an operator run functions. */
public final class DebugHandler {

  private final FunctionService functions;
  private final UserService users;
  private final CustomUserDataService customUserData;

  public DebugHandler(
      FunctionService functions, UserService users, CustomUserDataService customUserData) {
    this.functions = functions;
    this.users = users;
    this.customUserData = customUserData;
  }

  public Reply execute(Call call, App app) {
    Document body = Bodies.document(call);
    String name = Members.of(body).requiredText("name");
    List<Object> arguments = Members.of(body).list("arguments").orElse(List.of());
    return answer(functions.debug(app, name, arguments, user(call, app)));
  }

  /** Runs a source: {@code eval_source} is what a console would type after {@code source}. */
  public Reply executeSource(Call call, App app) {
    Document body = Bodies.document(call);
    String source = Members.of(body).requiredText("source");
    String evaluated = Members.of(body).text("eval_source").orElse("exports()");
    return answer(functions.debugSource(app, source, evaluated, user(call, app)));
  }

  private FunctionUser user(Call call, App app) {
    return caller(call, app).with(() -> RequestView.of(call));
  }

  private FunctionUser caller(Call call, App app) {
    boolean asSystem = call.query("run_as_system").filter("true"::equals).isPresent();
    return call.query("user_id")
        .filter(id -> !asSystem)
        .map(id -> customUserData.functionUser(app, users.get(app, id(id))))
        .orElse(FunctionUser.SYSTEM);
  }

  private static ObjectId id(String text) {
    if (!ObjectId.isValid(text)) {
      throw Refusals.userNotFound();
    }
    return new ObjectId(text);
  }

  /**
   * Answers with the result of a run; an error of the function stands in the answer, and is no
   * failure of the call.
   */
  private static Reply answer(FunctionRun run) {
    @Nullable Object result = run.result() instanceof BsonUndefined ? null : run.result();
    Document answer =
        new Document("result", DebugNumbers.shown(result))
            .append("logs", run.messages())
            .append("error_logs", run.error().map(List::of).orElse(List.of()))
            .append("stats", new Document("execution_time", run.millis() + "ms"));
    run.error().ifPresent(error -> answer.append("error", new Document("message", error)));
    return Reply.json(200, Ejson.canonical(answer));
  }
}
