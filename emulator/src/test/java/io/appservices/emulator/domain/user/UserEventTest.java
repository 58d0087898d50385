package io.appservices.emulator.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kind, the user and the providers that subscribers are told of each event. */
class UserEventTest {

  private static final ObjectId ID = new ObjectId();
  private static final ObjectId USER_ID = new ObjectId();
  private static final EventOrigin ORIGIN =
      new EventOrigin(Instant.EPOCH, ID, "app-abcde", Actor.OPERATOR);
  private static final Identity ANON = new Identity(ProviderType.ANON_USER, ID, "anon", Map.of());
  private static final User USER =
      User.create(USER_ID, UserType.NORMAL, ANON, 0)
          .link(new Identity(ProviderType.API_KEY, ID, "1", Map.of()))
          .link(new Identity(ProviderType.API_KEY, ID, "2", Map.of()));
  private static final Registration ACCOUNT =
      Registration.confirmed(ID, "a@x", new PasswordHash(1, new byte[1], new byte[1]));
  private static final ApiKey KEY = new ApiKey(ID, "k", "d", false, USER_ID, false);
  private static final Session SESSION =
      new Session(ID, ID, USER_ID, 0, Device.NONE, ANON, 1, Session.OPEN);

  private static final List<ProviderType> NONE = List.of();
  private static final List<ProviderType> ALL =
      List.of(ProviderType.ANON_USER, ProviderType.API_KEY);
  private static final List<ProviderType> TOKEN = List.of(ProviderType.CUSTOM_TOKEN);
  private static final List<ProviderType> EMAIL = List.of(ProviderType.LOCAL_USERPASS);
  private static final List<ProviderType> KEYS = List.of(ProviderType.API_KEY);

  static Stream<Arguments> ofUsers() {
    ProviderType token = ProviderType.CUSTOM_TOKEN;
    return Stream.of(
        event(new UserEvent.Created(ORIGIN, USER, token), Kind.CREATED, TOKEN),
        event(new UserEvent.Imported(ORIGIN, USER, true), Kind.CREATED, ALL),
        event(new UserEvent.Imported(ORIGIN, USER, false), Kind.DELETED, ALL),
        event(new UserEvent.LoggedIn(ORIGIN, USER, token), Kind.LOGGED_IN, TOKEN),
        event(new UserEvent.IdentityLinked(ORIGIN, USER, token), Kind.IDENTITY_LINKED, TOKEN),
        event(new UserEvent.EmailChanged(ORIGIN, USER), Kind.EMAIL_CHANGED, EMAIL),
        event(new UserEvent.CustomDataChanged(ORIGIN, USER), Kind.CUSTOM_DATA_CHANGED, NONE),
        event(new UserEvent.Disabled(ORIGIN, USER), Kind.DISABLED, NONE),
        event(new UserEvent.Enabled(ORIGIN, USER), Kind.ENABLED, NONE),
        event(new UserEvent.SessionsRevoked(ORIGIN, USER), Kind.SESSIONS_REVOKED, NONE),
        event(new UserEvent.Deleted(ORIGIN, USER, Optional.empty()), Kind.DELETED, ALL),
        event(
            new UserEvent.SessionEnded(ORIGIN, SESSION, SessionEnd.of(Cause.EXPIRED)),
            Kind.SESSION_ENDED,
            List.of(ProviderType.ANON_USER)),
        event(new UserEvent.Registered(ORIGIN, of(USER_ID)), Kind.REGISTERED, EMAIL),
        event(new ApiKeyEvent.Created(ORIGIN, KEY), Kind.API_KEY_CREATED, KEYS),
        event(new ApiKeyEvent.Disabled(ORIGIN, KEY), Kind.API_KEY_DISABLED, KEYS),
        event(new ApiKeyEvent.Enabled(ORIGIN, KEY), Kind.API_KEY_ENABLED, KEYS),
        event(new ApiKeyEvent.Deleted(ORIGIN, KEY), Kind.API_KEY_DELETED, KEYS));
  }

  static Stream<Arguments> ofAccountsWithoutUsers() {
    return Stream.of(
        event(new UserEvent.Registered(ORIGIN, ACCOUNT), Kind.REGISTERED, EMAIL),
        event(new UserEvent.Confirmed(ORIGIN, ACCOUNT), Kind.CONFIRMED, EMAIL),
        event(new UserEvent.RegistrationDeleted(ORIGIN, ACCOUNT), Kind.REGISTRATION_DELETED, EMAIL),
        event(new UserEvent.PasswordReset(ORIGIN, ACCOUNT), Kind.PASSWORD_RESET, EMAIL));
  }

  @ParameterizedTest
  @MethodSource
  void ofUsers(UserEvent event, Kind kind, List<ProviderType> providers) {
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.userId()).contains(USER_ID);
    assertThat(event.providers()).isEqualTo(providers);
    assertThat(event.origin()).isEqualTo(ORIGIN);
  }

  @ParameterizedTest
  @MethodSource
  void ofAccountsWithoutUsers(UserEvent event, Kind kind, List<ProviderType> providers) {
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.userId()).isEmpty();
    assertThat(event.providers()).isEqualTo(providers);
  }

  private static Registration of(ObjectId userId) {
    return ACCOUNT.withUser(userId);
  }

  private static Arguments event(UserEvent event, Kind kind, List<ProviderType> providers) {
    return Arguments.of(event, kind, providers);
  }
}
