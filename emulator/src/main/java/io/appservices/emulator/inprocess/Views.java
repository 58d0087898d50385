package io.appservices.emulator.inprocess;

import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.api.TestSession;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.function.NeutralValues;
import io.appservices.emulator.service.session.LoginResult;
import java.time.Instant;
import java.util.Optional;

/** Shows what the emulator has inside as the types of its API. */
public final class Views {

  private Views() {}

  public static EmulatedUser user(User user) {
    return new EmulatedUser(
        user.id().toHexString(),
        user.identities().stream()
            .map(i -> new EmulatedUser.Identity(i.providerType().wireName(), i.id()))
            .toList(),
        user.disabled(),
        Instant.ofEpochSecond(user.createdAt()),
        Optional.of(user.lastAuthenticatedAt())
            .filter(seconds -> seconds > 0)
            .map(Instant::ofEpochSecond),
        NeutralValues.map(user.data()));
  }

  public static TestSession session(LoginResult login) {
    return new TestSession(
        login.accessToken(),
        login.refreshToken(),
        login.userId().toHexString(),
        login.deviceId().toHexString());
  }
}
