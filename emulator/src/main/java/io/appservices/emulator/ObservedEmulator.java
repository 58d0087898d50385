package io.appservices.emulator;

import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.DataSourceStart;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserExport;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The requests, events and mails of an emulator, and listeners to what happens in it. Its methods
 * are methods of {@link AppServicesEmulator}.
 */
abstract class ObservedEmulator {

  final EmulatorHandle handle;

  ObservedEmulator(EmulatorHandle handle) {
    this.handle = handle;
  }

  /** Returns the mails that the real service would have sent. */
  public Outbox outbox() {
    return new Outbox(
        handle.wiring.users.outbox, handle.wiring.users.missingMails, handle.registrations);
  }

  /** Returns the requests that were answered, of all apps. */
  public RequestJournal requests() {
    return new RequestJournal(handle.wiring, RequestFilter.all());
  }

  /** Returns what happened to the users of all apps. */
  public EventTimeline events() {
    return new EventTimeline(handle.wiring, Optional.empty());
  }

  /**
   * Calls a listener with every request from now on, also without a journal: on the thread that
   * answers it, right before the answer is sent, so it must not wait. What it throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onRequest(Consumer<RecordedRequest> listener) {
    return handle.onRequest(listener);
  }

  /**
   * Calls a listener with every embedded MongoDB that is started from now on, on the thread that
   * needs it; each starts with its first use. What the listener throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onDataSourceStart(Consumer<DataSourceStart> listener) {
    return handle.onDataSourceStart(listener);
  }

  /**
   * Calls a listener with what happens to the users of all apps from now on: after it happened, in
   * the order of what happened to a user, on a thread of the emulator's. What it throws is logged.
   * While it waits, the triggers and the other listeners of the app wait for it. It is told of
   * nothing when an app is deleted.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onUserEvent(Consumer<UserEvent> listener) {
    return handle.onUserEvent(listener);
  }

  /**
   * Calls a listener when users were exported to a file, on the thread that does it: on closing, by
   * {@link AppServicesEmulator#exportUsers} and over HTTP. What it throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onUserExport(Consumer<UserExport> listener) {
    return handle.onUserExport(listener);
  }

  /**
   * Calls a listener when an app folder that is watched was read again, on the thread that watches.
   * What it throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onAppFolderReload(Consumer<AppFolderReport> listener) {
    return handle.onAppFolderReload(listener);
  }
}
