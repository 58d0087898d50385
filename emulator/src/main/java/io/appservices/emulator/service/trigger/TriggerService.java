package io.appservices.emulator.service.trigger;

import io.appservices.emulator.api.UserOperation;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Authentication;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.domain.user.UserEvent.OfUser;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.function.FunctionService;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs authentication triggers (docs: authentication triggers), after the event and apart from the
 * request that caused it; the events of an app in their order.
 */
public final class TriggerService implements UserEvents.Subscriber {

  /** The approximate heap size of a user and its event, in bytes. */
  static final long EVENT_BYTES = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(TriggerService.class);
  static final String LOG_TYPE = "AUTH_TRIGGER";

  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;
  private final CustomUserDataService customUserData;
  private final SerialExecutor executor;

  public TriggerService(
      ConfigService config,
      FunctionService functions,
      CustomUserDataService customUserData,
      SerialExecutor executor) {
    this.config = config;
    this.functions = functions;
    this.triggerFunctions = new TriggerFunctions(config);
    this.customUserData = customUserData;
    this.executor = executor;
  }

  @Override
  public boolean hears(App app) {
    return config.has(app, ConfigKind.TRIGGER);
  }

  @Override
  public void tell(App app, UserEvent event) {
    Optional<UserOperation> operation = operation(event);
    if (operation.isPresent()) {
      run(app, operation.get(), (OfUser) event);
    }
  }

  /**
   * Returns the operation that triggers know the event by; none for making the user of a server API
   * key.
   */
  private static Optional<UserOperation> operation(UserEvent event) {
    if (event instanceof UserEvent.Created made) {
      boolean server = made.user().type() == UserType.SERVER;
      return server ? Optional.empty() : Optional.of(UserOperation.CREATE);
    }
    if (event instanceof UserEvent.IdentityLinked) {
      return Optional.of(UserOperation.CREATE);
    }
    if (event instanceof UserEvent.LoggedIn) {
      return Optional.of(UserOperation.LOGIN);
    }
    return event instanceof UserEvent.Deleted
        ? Optional.of(UserOperation.DELETE)
        : Optional.empty();
  }

  private void run(App app, UserOperation operation, OfUser event) {
    List<String> triggers = triggers(app, operation, event.providers());
    if (!triggers.isEmpty()) {
      executor.execute(
          app.id(),
          EVENT_BYTES,
          () ->
              triggers.forEach(
                  function -> apart(() -> run(app, function, argument(app, operation, event)))));
    }
  }

  /** Runs a task so that its failure does not keep the others from running. */
  private static void apart(Runnable task) {
    try {
      task.run();
    } catch (Exception | Error e) {
      LOG.error("a trigger failed", e);
    }
  }

  private void run(App app, String function, Document event) {
    try {
      functions.run(app, function, List.of(event), FunctionUser.SYSTEM, LOG_TYPE);
    } catch (FunctionFailedException e) {
      // It stands in the app's log. There is nobody else to tell: the request is long answered.
    }
  }

  private Document argument(App app, UserOperation operation, OfUser event) {
    Optional<Document> customData =
        operation == UserOperation.DELETE
            ? Optional.empty()
            : customUserData.find(app, event.user());
    return new Document("operationType", operation.name())
        .append("providers", event.providers().stream().map(ProviderType::wireName).toList())
        .append("user", FunctionUser.view(event.user(), customData))
        .append("time", Date.from(event.origin().time()));
  }

  /** Returns the functions of the triggers that the event concerns. */
  private List<String> triggers(App app, UserOperation operation, List<ProviderType> providers) {
    return config.list(app, ConfigKind.TRIGGER).stream()
        .map(TriggerDefinition::of)
        .filter(Authentication.class::isInstance)
        .map(Authentication.class::cast)
        .filter(trigger -> !trigger.common().disabled())
        .filter(trigger -> concerns(trigger, operation, providers))
        .flatMap(trigger -> triggerFunctions.name(app, trigger).stream())
        .toList();
  }

  private static boolean concerns(
      Authentication trigger, UserOperation operation, List<ProviderType> providers) {
    List<String> wanted = trigger.providers();
    return trigger.operationTypes().contains(operation.name())
        && (wanted.isEmpty() || providers.stream().anyMatch(p -> wanted.contains(p.wireName())));
  }
}
