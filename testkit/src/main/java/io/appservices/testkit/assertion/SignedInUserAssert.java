package io.appservices.testkit.assertion;

import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a user, as the emulator has it now. */
public final class SignedInUserAssert extends AbstractAssert<SignedInUserAssert, SignedInUser> {

  private final ControlApi control;

  SignedInUserAssert(SignedInUser user) {
    super(user, SignedInUserAssert.class);
    this.control = ControlApi.of(user.api());
  }

  /** Verifies that the user is there, and kept out. */
  public SignedInUserAssert isDisabled() {
    return isDisabled(true);
  }

  /** Verifies that the user is there, and not kept out. */
  public SignedInUserAssert isEnabled() {
    return isDisabled(false);
  }

  private SignedInUserAssert isDisabled(boolean wanted) {
    boolean disabled =
        Boolean.TRUE.equals(
            found()
                .orElseThrow(
                    () -> failure("Expected %s to be there, but it was deleted%s", actual, past()))
                .get("disabled"));
    if (disabled != wanted) {
      throw failure(
          "Expected %s to be %s, but it is %s%s", actual, state(wanted), state(disabled), past());
    }
    return this;
  }

  private static String state(boolean disabled) {
    return disabled ? "disabled" : "enabled";
  }

  /** Verifies that the user is gone. */
  public SignedInUserAssert isDeleted() {
    if (found().isPresent()) {
      throw failure("Expected %s to be deleted, but it is there%s", actual, past());
    }
    return this;
  }

  /** Verifies that the user, whose id is known, has no session that can be refreshed. */
  public SignedInUserAssert hasNoSessions() {
    return hasSessions(0);
  }

  /** Verifies that the user has so many sessions that can be refreshed, wherever they came from. */
  public SignedInUserAssert hasSessions(int count) {
    List<String> sessions = control.sessions(actual.id());
    if (sessions.size() != count) {
      throw failure(
          "Expected %s to have %d sessions that can be refreshed, but it has %d: %s%s",
          actual, count, sessions.size(), sessions, past());
    }
    return this;
  }

  /** Begins assertions on its access token. */
  public TokenAssert accessToken() {
    return new TokenAssert(actual.accessToken(), control);
  }

  /** Begins assertions on its refresh token. */
  public TokenAssert refreshToken() {
    return new TokenAssert(actual.refreshToken(), control);
  }

  private Optional<Map<String, @Nullable Object>> found() {
    return control
        .exportUsers()
        .lines()
        .map(line -> new ApiResponse(0, line).object())
        .filter(user -> isActual(user.get("_id")))
        .findFirst();
  }

  private boolean isActual(@Nullable Object id) {
    return id != null && id.toString().equals(actual.id());
  }

  /** Returns what happened to the user, for messages. */
  private String past() {
    return Lines.of(
        control.events().stream()
            .filter(event -> event.userId().equals(Optional.of(actual.id())))
            .toList(),
        EventsAssert::line);
  }
}
