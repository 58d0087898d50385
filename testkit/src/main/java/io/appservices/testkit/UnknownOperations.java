package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the requests of one test that no operation serves, or one that is not emulated. */
final class UnknownOperations implements AutoCloseable {

  private static final Pattern APP = Pattern.compile("/apps?/([^/]+)");
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int NOT_EMULATED = 501;

  private final List<RecordedRequest> found = new CopyOnWriteArrayList<>();
  private final ListenerRegistration registration;

  /** Begins to collect. */
  UnknownOperations(AppServicesEmulator emulator) {
    registration = emulator.onRequest(this::answered);
  }

  private void answered(RecordedRequest request) {
    boolean unknown =
        request.operation().isEmpty()
            && (request.status() == NOT_FOUND || request.status() == NOT_ALLOWED);
    if (unknown || request.status() == NOT_EMULATED) {
      found.add(request);
    }
  }

  /**
   * Fails if one was found.
   *
   * @param app the app of the test, if it has one: requests that name another app are not its own
   */
  void check(Optional<EmulatedApp> app) {
    List<String> own =
        found.stream()
            .filter(request -> app.isEmpty() || isAbout(app.get(), request.path()))
            .map(request -> request.status() + " " + request.method() + " " + request.path())
            .distinct()
            .toList();
    if (!own.isEmpty()) {
      throw new AssertionError(
          "the test called what the emulator does not serve:\n  " + String.join("\n  ", own));
    }
  }

  /** Returns whether a path names the app, or no app at all. */
  private static boolean isAbout(EmulatedApp app, String path) {
    Matcher name = APP.matcher(path);
    return !name.find()
        || name.group(1).equals(app.clientAppId())
        || name.group(1).equals(app.id());
  }

  @Override
  public void close() {
    registration.close();
  }
}
