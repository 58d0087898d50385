package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.WebhookDefinition;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.DataService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * Refuses configuration that refers to functions and data sources that an app does not have. A
 * function that is meant by its name may be one in Java, so it has to be registered before. The
 * members that it is given are {@linkplain Members#stored stored} ones: what else is wrong with
 * them is for others to say.
 */
public final class ReferenceChecks {

  private static final String CONFIG = "config";
  private static final String FUNCTION_ID = "function_id";
  private static final String FUNCTION_NAME = "function_name";

  private static final List<String> PROVIDER_FUNCTIONS =
      List.of("authFunctionId", "confirmationFunctionId", "resetFunctionId");

  private final ConfigService config;
  private final DataService data;
  private final FunctionService functions;

  public ReferenceChecks(ConfigService config, DataService data, FunctionService functions) {
    this.config = config;
    this.data = data;
    this.functions = functions;
  }

  /**
   * Checks a trigger: it watches a data source of the app, if it is one of a database, and a
   * function that it names exists.
   *
   * @throws AppServicesException with what is missing
   */
  public void trigger(App app, Members trigger) {
    if (trigger.text("type").filter("DATABASE"::equals).isPresent()
        && !watchesCluster(app, trigger.objectOrEmpty(CONFIG))) {
      throw AdminRefusals.triggerWithoutCluster();
    }
    Members processor =
        trigger.objectOrEmpty("event_processors").objectOrEmpty("FUNCTION").objectOrEmpty(CONFIG);
    List<Members> places =
        Stream.of(processor, trigger).filter(ReferenceChecks::namesFunction).toList();
    List<String> missing =
        places.stream().flatMap(place -> missingFunction(app, place).stream()).toList();
    // One of the two places may be out of date: clients send both back, and change one.
    if (!missing.isEmpty() && missing.size() == places.size()) {
      throw AdminRefusals.triggerFunction(trigger.text("name").orElse(""), missing.get(0));
    }
  }

  /**
   * Checks what names its function at the top, as endpoints and custom resolvers do.
   *
   * @throws AppServicesException if it is missing
   */
  public void function(App app, Members part) {
    missingFunction(app, part).ifPresent(ReferenceChecks::refuseFunction);
  }

  /**
   * Checks the script that says whose permissions the Data API has.
   *
   * @throws AppServicesException if it has an error of syntax
   */
  public void dataApi(Members settings) {
    functions.checkRunAs(settings);
  }

  /**
   * Checks the source of a webhook, and the script that says whose permissions it has.
   *
   * @throws AppServicesException if one has an error of syntax
   */
  public void webhook(Members webhook) {
    functions.checkRunAs(webhook);
    WebhookDefinition.source(webhook)
        .ifPresent(source -> functions.checkSource(webhook.text("name").orElse("webhook"), source));
  }

  /**
   * Checks the functions that an authentication provider names by id. Names are not checked:
   * consoles leave those of functions behind that are switched off.
   *
   * @throws AppServicesException if one is missing
   */
  public void authProvider(App app, Members provider) {
    Members settings = provider.objectOrEmpty(CONFIG);
    PROVIDER_FUNCTIONS.forEach(key -> functionById(app, settings, key));
  }

  /**
   * Checks the data source and the function of custom user data.
   *
   * @throws AppServicesException if one is missing
   */
  public void customUserData(App app, Members settings) {
    functionById(app, settings, "on_user_creation_function_id");
    settings
        .nonEmptyText("mongo_service_id")
        .filter(id -> find(app, ConfigKind.SERVICE, id).isEmpty())
        .ifPresent(ReferenceChecks::refuseService);
  }

  private boolean watchesCluster(App app, Members settings) {
    Optional<String> id = settings.nonEmptyText("service_id");
    if (id.isPresent()) {
      return find(app, ConfigKind.SERVICE, id.get())
          .flatMap(found -> config.find(app, ConfigKind.SERVICE, found))
          .map(ServiceDefinition::of)
          .filter(ServiceDefinition::isMongoDb)
          .isPresent();
    }
    return settings.nonEmptyText("service_name").filter(name -> data.has(app, name)).isPresent();
  }

  private static boolean namesFunction(Members members) {
    return members
        .nonEmptyText(FUNCTION_ID)
        .or(() -> members.nonEmptyText(FUNCTION_NAME))
        .isPresent();
  }

  private Optional<String> missingFunction(App app, Members members) {
    Optional<String> id = members.nonEmptyText(FUNCTION_ID);
    return id.isPresent()
        ? id.filter(text -> find(app, ConfigKind.FUNCTION, text).isEmpty())
        : members.nonEmptyText(FUNCTION_NAME).filter(name -> !functions.has(app, name));
  }

  private void functionById(App app, Members members, String key) {
    members
        .nonEmptyText(key)
        .filter(id -> find(app, ConfigKind.FUNCTION, id).isEmpty())
        .ifPresent(ReferenceChecks::refuseFunction);
  }

  private Optional<ObjectId> find(App app, ConfigKind kind, String id) {
    return Optional.of(id)
        .filter(ObjectId::isValid)
        .map(ObjectId::new)
        .filter(valid -> config.find(app, kind, valid).isPresent());
  }

  private static void refuseFunction(String function) {
    throw AdminRefusals.referredFunction(function);
  }

  private static void refuseService(String service) {
    throw AdminRefusals.referredService(service);
  }
}
