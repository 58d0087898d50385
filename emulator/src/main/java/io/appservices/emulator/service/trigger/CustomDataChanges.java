package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.operation.ChangeListener;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.UserStore;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Publishes changes of custom user data, whoever writes them: after them, and in their order. */
public final class CustomDataChanges implements ChangeListener {

  private final AppStore apps;
  private final UserStore users;
  private final CustomUserDataService customUserData;
  private final UserEvents events;
  private final SerialExecutor executor;

  public CustomDataChanges(
      AppStore apps,
      UserStore users,
      CustomUserDataService customUserData,
      UserEvents events,
      SerialExecutor executor) {
    this.apps = apps;
    this.users = users;
    this.customUserData = customUserData;
    this.events = events;
    this.executor = executor;
  }

  @Override
  public boolean wants(ObjectId appId, String service, String database, String collection) {
    return apps.find(appId)
        .filter(events::isHeard)
        .filter(app -> customUserData.isIn(app, service, database, collection))
        .isPresent();
  }

  @Override
  public void changed(
      ObjectId appId, String service, Document event, @Nullable Document before, long bytes) {
    Document document = event.get("fullDocument") instanceof Document after ? after : before;
    if (document != null) {
      executor.execute(
          appId, bytes, () -> apps.find(appId).ifPresent(app -> publish(app, document)));
    }
  }

  private void publish(App app, Document document) {
    customUserData
        .userId(app, document)
        .flatMap(id -> users.find(app.id(), id))
        .ifPresent(
            user -> {
              UserEvents.Order order = events.order(app, user.id());
              try {
                events.customDataChanged(app, user);
              } finally {
                order.end();
              }
            });
  }
}
