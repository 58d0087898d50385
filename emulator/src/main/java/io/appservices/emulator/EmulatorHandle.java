package io.appservices.emulator;

import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.DataSourceStart;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserExport;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.inprocess.RequestViews;
import io.appservices.emulator.inprocess.UserEventView;
import io.appservices.emulator.service.config.AppOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A running emulator, and what one of its users registered: that goes when the handle is closed.
 * The methods do what those of {@link AppServicesEmulator} say.
 */
final class EmulatorHandle implements AutoCloseable {

  final Running running;
  final Wiring wiring;
  final Registrations registrations = new Registrations();
  private final boolean owned;

  private EmulatorHandle(Running running, boolean owned) {
    this.running = running;
    this.wiring = running.wiring;
    this.owned = owned;
  }

  /** Makes the handle of whoever started an emulator, which is closed with it. */
  static EmulatorHandle owning(Running running) {
    return new EmulatorHandle(running, true);
  }

  /** Makes a handle for one more user, who does not close the emulator. */
  EmulatorHandle share() {
    return new EmulatorHandle(running, false);
  }

  EmulatedApp app() {
    return running.app().with(registrations);
  }

  List<EmulatedApp> apps() {
    return running.folders.apps().stream().map(app -> app.with(registrations)).toList();
  }

  EmulatedApp loadApp(Path folder) {
    App made = wiring.folders.load(running.groupId, folder, wiring.newFindings());
    return new EmulatedApp(wiring, made, registrations);
  }

  EmulatedApp newApp(String name) {
    Objects.requireNonNull(name, "name");
    try {
      App made = wiring.apps.create(running.groupId, name, AppOptions.READY);
      return new EmulatedApp(wiring, made, registrations);
    } catch (AppServicesException e) {
      throw e.saying(e.getMessage() + ", not '" + name + "'");
    }
  }

  ListenerRegistration onRequest(Consumer<RecordedRequest> listener) {
    Objects.requireNonNull(listener, "listener");
    return registrations.keep(wiring.onRequest(entry -> listener.accept(RequestViews.of(entry))));
  }

  ListenerRegistration onDataSourceStart(Consumer<DataSourceStart> listener) {
    Objects.requireNonNull(listener, "listener");
    return registrations.keep(
        wiring.code.data.onStart(
            start ->
                wiring
                    .apps
                    .find(start.appId())
                    .map(
                        owner ->
                            new DataSourceStart(
                                owner.clientAppId(), start.service(), start.connectionString()))
                    .ifPresent(listener)));
  }

  ListenerRegistration onUserEvent(Consumer<UserEvent> listener) {
    Objects.requireNonNull(listener, "listener");
    return registrations.keep(
        wiring.code.userListeners.add(event -> listener.accept(UserEventView.of(event))));
  }

  ListenerRegistration onUserExport(Consumer<UserExport> listener) {
    Objects.requireNonNull(listener, "listener");
    ListenerRegistration registration =
        running.exports.onExport(
            written -> listener.accept(new UserExport(written.file(), written.users())));
    // Whoever closes the emulator is to be told, too.
    return owned ? registration : registrations.keep(registration);
  }

  ListenerRegistration onAppFolderReload(Consumer<AppFolderReport> listener) {
    return registrations.keep(running.folders.onReload(listener));
  }

  @Override
  public void close() {
    try {
      if (owned) {
        running.close();
      }
    } finally {
      registrations.close();
    }
  }

  /** Returns whether the other is a handle to the same emulator. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EmulatorHandle handle && running == handle.running;
  }

  @Override
  public int hashCode() {
    return running.hashCode();
  }
}
