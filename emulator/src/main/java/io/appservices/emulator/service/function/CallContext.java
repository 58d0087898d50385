package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.function.Callee;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.npm.Packages;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The {@code context} of one call. */
final class CallContext implements FunctionHost {

  private final FunctionService functions;
  private final FunctionResources resources;
  private final App app;
  private final FunctionUser caller;
  private final Document request;
  private final List<String> transactions;
  private final boolean isOuter;
  private final Optional<BooleanSupplier> outage;
  private FunctionUser user;
  private boolean answersRequest;
  private boolean isDebugRun;
  private final ConsoleLines printed = new ConsoleLines();

  CallContext(
      FunctionService functions, FunctionResources resources, App app, FunctionUser caller) {
    this.functions = functions;
    this.resources = resources;
    this.app = app;
    this.request = caller.request().get();
    this.caller = caller.with(() -> request);
    this.user = this.caller;
    this.transactions = new CopyOnWriteArrayList<>();
    this.isOuter = true;
    this.outage = resources.data().outage().current();
  }

  /** Makes the context of a function that another one calls. */
  private CallContext(CallContext outer) {
    this.functions = outer.functions;
    this.resources = outer.resources;
    this.app = outer.app;
    this.caller = outer.user;
    this.user = outer.user;
    this.request = outer.request;
    this.transactions = outer.transactions;
    this.isOuter = false;
    this.outage = outer.outage;
  }

  /** Makes it the context of a function that answers a request to an endpoint. */
  CallContext answeringRequest() {
    answersRequest = true;
    return this;
  }

  /** Makes it the context of a function that an operator runs by hand. */
  CallContext ofDebugRun() {
    isDebugRun = true;
    return this;
  }

  /** Ends what the call left open; what functions call each other with is that of the first. */
  void end() {
    if (isOuter) {
      transactions.forEach(resources.data()::abortTransaction);
    }
  }

  /** Returns the app that the function is of. */
  App of() {
    return app;
  }

  /** Returns the context of a call for the same reason, which the system makes. */
  CallContext asSystem() {
    return new CallContext(functions, resources, app, caller.asSystem());
  }

  FunctionUser caller() {
    return caller;
  }

  /** Says whose permissions the function has, before it is run. */
  void runAs(FunctionUser executionUser) {
    user = executionUser;
  }

  /** Returns the caller with the permissions that the function has. */
  FunctionUser executionUser() {
    return user;
  }

  List<String> messages() {
    return printed.lines();
  }

  @Override
  public Document user() {
    return user.view();
  }

  @Override
  public Optional<Object> value(String name) {
    return resources.values().get(app, name);
  }

  @Override
  public Document environment() {
    return resources.values().environment(app);
  }

  @Override
  public Document app() {
    return AppView.of(app);
  }

  @Override
  public Document request() {
    return request;
  }

  @Override
  public boolean answersRequest() {
    return answersRequest;
  }

  @Override
  public boolean isDebugRun() {
    return isDebugRun;
  }

  @Override
  public boolean runningAsSystem() {
    return user.system();
  }

  @Override
  public Instant now() {
    return resources.clock().instant();
  }

  @Override
  public ObjectId objectId() {
    return resources.ids().next();
  }

  @Override
  public OptionalInt chance() {
    return resources.ids().nextRun();
  }

  @Override
  public Callee execute(String function, Arguments arguments) throws Exception {
    return functions.callee(app, function, arguments, new CallContext(this));
  }

  @Override
  public Optional<String> serviceType(String name) {
    return resources.data().type(app, name);
  }

  @Override
  public List<String> databases(String service) {
    checkSystem("getDBNames()");
    return reaching(data -> data.databases(app, service));
  }

  @Override
  public List<String> collections(String service, String database) {
    checkSystem("getCollectionNames()");
    return reaching(data -> data.collections(app, service, database));
  }

  /** Refuses what is for system functions only (docs: MongoDB API reference). */
  private void checkSystem(String call) {
    if (!user.system()) {
      throw new IllegalArgumentException(call + " needs a function that runs as the system");
    }
  }

  @Override
  public String startTransaction(String service) {
    String id = reaching(data -> data.startTransaction(app, service));
    transactions.add(id);
    return id;
  }

  @Override
  public @Nullable Object service(String service, String operation, Document arguments)
      throws Exception {
    if (!resources.data().has(app, service)) {
      return resources.outside().call(app, user, service, operation, arguments);
    }
    return switch (operation) {
      case "commitTransaction" -> {
        String id = arguments.getString("session");
        yield reaching(
            data -> {
              data.commitTransaction(app, service, id);
              return null;
            });
      }
      case "abortTransaction" -> {
        resources.data().abortTransaction(arguments.getString("session"));
        yield null;
      }
      default -> reaching(data -> data.call(app, user, service, operation, arguments));
    };
  }

  /** Reaches for data on whichever thread: what is out of reach for the call is so there, too. */
  private <T> T reaching(Function<DataService, T> use) {
    return resources.data().outage().during(outage, () -> use.apply(resources.data()));
  }

  @Override
  public Document http(Document call) throws Exception {
    return resources.outside().http(app, call);
  }

  @Override
  public Packages packages() {
    return resources.dependencies().of(app.id());
  }

  @Override
  public void log(String level, String text) {
    printed.add(text);
  }
}
