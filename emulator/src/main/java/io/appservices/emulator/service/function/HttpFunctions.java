package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost.Arguments;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionFinder.Found;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Runs the functions that answer requests to endpoints and webhooks. */
public final class HttpFunctions {

  private final FunctionService functions;
  private final FunctionFinder finder;
  private final FunctionRunner runner;
  private final RunLog log;

  public HttpFunctions(
      FunctionService functions, FunctionFinder finder, FunctionRunner runner, RunLog log) {
    this.functions = functions;
    this.finder = finder;
    this.runner = runner;
    this.log = log;
  }

  /**
   * A request to a function.
   *
   * @param id of its entry in the log
   * @param logType the type of that entry, such as {@code ENDPOINT}
   * @param arguments those of the function, without the response
   * @param view what {@code context.request} shows
   * @param details the members of that entry which only requests have
   */
  public record Request(
      ObjectId id, String logType, List<Object> arguments, Document view, Document details) {}

  /** Returns whether the app has a function of this name. */
  public boolean has(App app, String name) {
    return finder.has(app, name);
  }

  /** Returns a function in JavaScript; empty if there is none of this name, or it is in Java. */
  public Optional<FunctionDefinition> find(App app, String name) {
    return finder.find(app, name).stored();
  }

  /**
   * Calls the function of a name.
   *
   * @param refusal the answer to a failure
   * @throws AppServicesException if {@code can_evaluate} does not hold, there is no such function,
   *     or it fails
   */
  public HttpResult call(
      App app,
      FunctionUser user,
      String name,
      Request request,
      Function<FunctionFailedException, AppServicesException> refusal) {
    Found found = finder.find(app, name);
    if (found.java().isEmpty() && found.stored().isEmpty()) {
      throw DataRefusals.functionNotFound(name);
    }
    return call(app, user, name, found, request, refusal);
  }

  /** Calls a function that the app keeps elsewhere, as {@code call} does. */
  public HttpResult call(
      App app,
      FunctionUser user,
      FunctionDefinition function,
      Request request,
      Function<FunctionFailedException, AppServicesException> refusal) {
    Found found = new Found(Optional.empty(), Optional.of(function));
    return call(app, user, function.name(), found, request, refusal);
  }

  /**
   * Returns the user whose permissions something has that is no function.
   *
   * @param settings a function without a source, with its settings
   * @throws FunctionFailedException if there is no such user
   */
  public FunctionUser executionUser(
      App app, FunctionUser caller, FunctionDefinition settings, Document view)
      throws FunctionFailedException {
    CallContext context = functions.context(app, caller.with(() -> view));
    prepare(settings, List::of, context);
    return context.executionUser();
  }

  /** Writes down that a request was refused before its function was called. */
  public void refused(App app, String name, Request request, String reason) {
    recorder(app, name, FunctionUser.SYSTEM, request).record(0, reason, List.of());
  }

  /** Writes down that a request was answered without a function. */
  public void ran(App app, String name, FunctionUser user, Request request, long millis) {
    recorder(app, name, user, request).record(millis, null, List.of());
  }

  private FunctionRun.Recorder recorder(App app, String name, FunctionUser user, Request request) {
    return log.recorder(app, request.id(), name, user, request.logType(), request.details());
  }

  private HttpResult call(
      App app,
      FunctionUser user,
      String name,
      Found found,
      Request request,
      Function<FunctionFailedException, AppServicesException> refusal) {
    FunctionUser caller = user.with(request::view);
    found.stored().ifPresent(f -> functions.checkMayEvaluate(app, f, caller, request.arguments()));
    CallContext context = functions.context(app, caller).answeringRequest();
    try {
      Object result =
          FunctionRun.of(
                  context,
                  recorder(app, name, caller, request),
                  () -> run(name, found, request, context))
              .result();
      return (HttpResult) Objects.requireNonNull(result, "a request is answered");
    } catch (FunctionFailedException e) {
      throw refusal.apply(e);
    }
  }

  private HttpResult run(String name, Found found, Request request, CallContext context)
      throws FunctionFailedException {
    if (found.stored().isEmpty()) {
      return HttpResult.of(runner.run(name, found, request.arguments(), context));
    }
    Object outcome =
        runner.run(
            prepare(found.stored().get(), request::arguments, context),
            request.arguments(),
            context);
    return HttpResult.read((Document) Objects.requireNonNull(outcome, "an answer"));
  }

  /** Says whose permissions it has; where nobody called, that user is {@code context.user}, too. */
  private Script prepare(FunctionDefinition function, Arguments arguments, CallContext context)
      throws FunctionFailedException {
    Found found = new Found(Optional.empty(), Optional.of(function));
    Script script = runner.script(found, arguments, context);
    if (!function.runAs().isCaller()) {
      context.runAs(context.executionUser().asItself());
    }
    return script;
  }
}
