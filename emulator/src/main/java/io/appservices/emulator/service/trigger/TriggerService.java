package io.appservices.emulator.service.trigger;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Authentication;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.service.account.UserEvents;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionService;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs authentication triggers (docs: authentication triggers), after the event and apart from the
 * request that caused it; the events of an app in their order. Also asks the user creation
 * function.
 */
public final class TriggerService implements UserEvents {

  private static final Logger LOG = LoggerFactory.getLogger(TriggerService.class);
  private static final String LOG_TYPE = "AUTH_TRIGGER";

  /** About what a user and what happened to it take of the heap. */
  private static final long EVENT_BYTES = 1024;

  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;
  private final CustomUserDataService customUserData;
  private final EmulatorClock clock;
  private final SerialExecutor executor;
  private final Listeners<UserEvent> listeners = new Listeners<>("user events");

  public TriggerService(
      ConfigService config,
      FunctionService functions,
      CustomUserDataService customUserData,
      EmulatorClock clock,
      SerialExecutor executor) {
    this.config = config;
    this.functions = functions;
    this.triggerFunctions = new TriggerFunctions(config);
    this.customUserData = customUserData;
    this.clock = clock;
    this.executor = executor;
  }

  /** Calls a listener with every event from now on, in the order and on the thread of triggers. */
  public ListenerRegistration onEvent(Consumer<UserEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public void beforeCreation(App app, User user) {
    Optional<String> function = customUserData.creationFunction(app);
    if (function.isEmpty()) {
      return;
    }
    try {
      functions.call(app, function.get(), List.of(FunctionUser.view(user, Optional.empty())));
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    }
  }

  @Override
  public void publish(App app, Type type, List<ProviderType> providers, User user) {
    List<String> triggers = triggers(app, type, providers);
    if (triggers.isEmpty() && listeners.isEmpty()) {
      return;
    }
    Date time = new Date(clock.millis());
    executor.execute(
        app.id(),
        EVENT_BYTES,
        () -> {
          listeners.tell(new UserEvent(type.name(), app.clientAppId(), providers, user));
          triggers.forEach(
              function -> apart(() -> run(app, function, event(app, type, providers, user, time))));
        });
  }

  /** What fails must not keep the others from running. */
  private static void apart(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a trigger failed", e);
    }
  }

  private void run(App app, String function, Document event) {
    try {
      functions.run(app, function, List.of(event), FunctionUser.SYSTEM, new Document(), LOG_TYPE);
    } catch (FunctionFailedException e) {
      // It stands in the app's log. There is nobody else to tell: the request is long answered.
    }
  }

  private Document event(App app, Type type, List<ProviderType> providers, User user, Date time) {
    Optional<Document> customData =
        type == Type.DELETE ? Optional.empty() : customUserData.find(app, user);
    return new Document("operationType", type.name())
        .append("providers", providers.stream().map(ProviderType::wireName).toList())
        .append("user", FunctionUser.view(user, customData))
        .append("time", time);
  }

  /** The functions of the triggers that the event concerns. */
  private List<String> triggers(App app, Type type, List<ProviderType> providers) {
    return config.list(app, ConfigKind.TRIGGER).stream()
        .map(TriggerDefinition::of)
        .filter(Authentication.class::isInstance)
        .map(Authentication.class::cast)
        .filter(trigger -> !trigger.common().disabled())
        .filter(trigger -> concerns(trigger, type, providers))
        .flatMap(trigger -> triggerFunctions.name(app, trigger).stream())
        .toList();
  }

  private static boolean concerns(Authentication trigger, Type type, List<ProviderType> providers) {
    List<String> wanted = trigger.providers();
    return trigger.operationTypes().contains(type.name())
        && (wanted.isEmpty() || providers.stream().anyMatch(p -> wanted.contains(p.wireName())));
  }
}
