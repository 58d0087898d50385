package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.domain.definition.DataApiDefinition;
import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.data.RuleScopes;
import io.appservices.emulator.service.function.HttpFunctions;
import io.appservices.emulator.service.rule.Expressions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The Data API of apps: operations of their data sources, one for each request. */
public final class DataApiService {

  private static final String LOG_TYPE = "ENDPOINT";
  private static final ObjectId NO_ID = new ObjectId(new byte[12]);

  /** The refusals that are about the emulator and not about the operation. */
  private static final Set<Kind> OF_THE_SERVER =
      EnumSet.of(Kind.INTERNAL, Kind.NOT_EMULATED, Kind.UNAVAILABLE);

  private final SettingService settings;
  private final RequestUsers users;
  private final RequestValidator validator;
  private final HttpFunctions functions;
  private final DataService data;
  private final RuleScopes scopes;

  public DataApiService(
      SettingService settings,
      RequestUsers users,
      RequestValidator validator,
      HttpFunctions functions,
      DataService data,
      RuleScopes scopes) {
    this.settings = settings;
    this.users = users;
    this.validator = validator;
    this.functions = functions;
    this.data = data;
    this.scopes = scopes;
  }

  /**
   * Returns the settings of the Data API of an app.
   *
   * @throws AppServicesException if it is switched off, or has no such version or action
   */
  public DataApiDefinition find(App app, String version, String action) {
    DataApiDefinition api = DataApiDefinition.of(settings.get(app, Setting.DATA_API));
    if (api.disabled()
        || !api.versions().contains(version)
        || DataAction.byName(action).isEmpty()) {
      throw EndpointRefusals.noEndpoint();
    }
    return api;
  }

  /** Returns whether an action inserts, which is answered with another status. */
  public boolean inserts(String action) {
    return DataAction.byName(action).filter(DataAction::inserts).isPresent();
  }

  /**
   * Runs an action.
   *
   * @param action one that {@link #find} has found
   * @param known is told of the user whom the request is from
   * @return the answer
   * @throws AppServicesException if the request may not call it
   * @throws DataApiFailedException if the operation fails
   */
  public Document run(
      App app,
      DataApiDefinition api,
      String action,
      EndpointRequest request,
      Consumer<RequestUser> known)
      throws DataApiFailedException {
    HttpFunctions.Request call =
        new HttpFunctions.Request(
            request.id(),
            LOG_TYPE,
            List.of(),
            request.view(),
            LoggedCall.of(request, action, api.settings().logsArguments()));
    DataAction wanted = DataAction.byName(action).orElseThrow(EndpointRefusals::noEndpoint);
    long started = System.nanoTime();
    try {
      FunctionUser user = user(app, api, action, request, known);
      Document answer = run(app, user, wanted, request);
      functions.ran(app, action, user, call, (System.nanoTime() - started) / 1_000_000);
      return answer;
    } catch (AppServicesException refusal) {
      functions.refused(app, action, call, refusal.reason());
      throw refusal;
    } catch (DataApiFailedException failure) {
      functions.refused(app, action, call, String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private FunctionUser user(
      App app,
      DataApiDefinition api,
      String action,
      EndpointRequest request,
      Consumer<RequestUser> known) {
    FunctionUser caller =
        users
            .of(app, request.credentials(), api.runAs(), api.settings(), known)
            .with(request::view);
    validator.check(app, api.settings(), request);
    if (!new Expressions(scopes.of(app, caller)).holds(api.mayEvaluate())) {
      throw DataRefusals.ruleNotMatched(action);
    }
    if (api.runAs().isCaller()) {
      return caller;
    }
    try {
      FunctionDefinition itself =
          new FunctionDefinition(NO_ID, "data_api", "", false, api.mayEvaluate(), api.runAs());
      return functions.executionUser(app, caller, itself, request.view());
    } catch (FunctionFailedException e) {
      throw EndpointRefusals.of(e);
    }
  }

  private Document run(App app, FunctionUser user, DataAction action, EndpointRequest request)
      throws DataApiFailedException {
    Document body = body(request);
    try {
      if (!(body.get("dataSource") instanceof String source)) {
        throw Refusals.invalidParameter("must provide a 'dataSource' field");
      }
      Document arguments = action.arguments(body);
      return answer(action, call(app, user, action, source, arguments));
    } catch (AppServicesException e) {
      if (OF_THE_SERVER.contains(e.kind())) {
        throw e;
      }
      throw new DataApiFailedException(action.failure(String.valueOf(e.getMessage())), e);
    }
  }

  private @Nullable Object call(
      App app, FunctionUser user, DataAction action, String source, Document arguments) {
    try {
      return data.call(app, user, source, action.wireName(), arguments);
    } catch (AppServicesException e) {
      throw OF_THE_SERVER.contains(e.kind()) ? e : e.saying("FunctionError: " + e.getMessage());
    }
  }

  private static Document body(EndpointRequest request) throws DataApiFailedException {
    try {
      return Ejson.parseDocument(request.body());
    } catch (EjsonException e) {
      AppServicesException reason = Refusals.malformedBody(String.valueOf(e.getMessage()));
      throw new DataApiFailedException("Failed to parse request body: " + e.getMessage(), reason);
    }
  }

  private static Document answer(DataAction action, @Nullable Object result) {
    return switch (action) {
      case FIND_ONE -> new Document("document", result);
      case FIND, AGGREGATE -> new Document("documents", result);
      default -> counts((Document) result);
    };
  }

  private static Document counts(@Nullable Document result) {
    Document counts = new Document();
    if (result != null) {
      result.forEach(
          (name, value) ->
              counts.append(name, name.endsWith("Count") ? ((Number) value).intValue() : value));
    }
    return counts;
  }
}
