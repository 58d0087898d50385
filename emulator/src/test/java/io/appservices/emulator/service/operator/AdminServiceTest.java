package io.appservices.emulator.service.operator;

import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.OperatorRole;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.domain.user.OperatorCredentials;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.Services;
import io.appservices.emulator.service.operator.ConsoleSessions.ConsoleSession;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.TokenCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Operators that log in, to the Admin API or in a browser. */
class AdminServiceTest {

  private static final Binary KEY = new Binary(new byte[TokenCodec.KEY_BYTES]);
  private static final String UNAUTHORIZED = "failed to authenticate with MongoDB Cloud API";
  private static final OperatorCredentials OWNER =
      new OperatorCredentials.KeyPair("owner", "owner-key");

  private final Services services = new Services(new EmbeddedStorage());
  private final Secrets secrets = new Secrets();
  private final Ids ids = new Ids(services.clock, secrets);
  private final AdminService admins = admins(Samples.id(4));
  private final ConsoleSessions consoles = new ConsoleSessions(admins, ids, secrets);

  private AdminService admins(ObjectId domainId) {
    OperatorKeys keys =
        new OperatorKeys(
            List.of(
                new OperatorKey("reader", "reader-key", Set.of(OperatorRole.GROUP_READ_ONLY)),
                new OperatorKey(
                    "owner",
                    "owner-key",
                    Set.of(OperatorRole.GROUP_OWNER, OperatorRole.GROUP_READ_ONLY))));
    EmulatorIdentity identity =
        new EmulatorIdentity(
            KEY, Samples.id(1), Samples.id(2), Samples.id(3), domainId, Samples.id(5), 0);
    return new AdminService(
        new AdminCredentials(keys, "name", "password"),
        identity,
        services.sessions,
        services.storage.sessions(),
        new TokenCodec(KEY.getData()),
        services.clock,
        ids);
  }

  @Test
  void onlyAnOwnerLogsIn() {
    assertThat(admins.user())
        .isEqualTo(
            new AdminUser(Samples.id(3), Samples.id(4), Samples.id(5), "name", Samples.id(1)));
    for (OperatorCredentials good :
        List.of(
            OWNER,
            new OperatorCredentials.Userpass("name", "password"),
            new OperatorCredentials.Key("owner-key"))) {
      LoginResult login = admins.logIn(good);
      assertThat(login.userId()).isEqualTo(Samples.id(3));
      admins.authenticate(login.accessToken());
      assertThat(consoles.signIn(good).id()).hasSize(64);
    }
    for (OperatorCredentials bad :
        List.of(
            new OperatorCredentials.KeyPair("owner", "reader-key"),
            new OperatorCredentials.KeyPair("other", "owner-key"),
            new OperatorCredentials.KeyPair("reader", "reader-key"),
            new OperatorCredentials.Userpass("name", "passwort"),
            new OperatorCredentials.Userpass("names", "password"),
            new OperatorCredentials.Key("owner"),
            new OperatorCredentials.Key("reader-key"))) {
      assertThat(refusal(() -> admins.logIn(bad))).startsWith(UNAUTHORIZED);
      assertThat(refusal(() -> consoles.signIn(bad))).startsWith(UNAUTHORIZED);
    }
  }

  @Test
  void accessTokensWorkUntilTheyExpireAndOnlyHere() {
    LoginResult login = admins.logIn(OWNER);
    assertThat(refusal(() -> admins.authenticate(login.refreshToken())))
        .isEqualTo("invalid session: valid Issuer required");
    assertThat(refusal(() -> admins.authenticate("x"))).isEqualTo("invalid session");
    AdminService other = admins(Samples.id(6));
    assertThat(refusal(() -> other.authenticate(login.accessToken()))).isEqualTo("invalid session");
    services.clock.advance(Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS - 1));
    admins.authenticate(login.accessToken());
    services.clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(() -> admins.authenticate(login.accessToken())))
        .isEqualTo("invalid session: access token expired");
  }

  @Test
  void aSessionIsRefreshedUntilItEnds() {
    LoginResult login = admins.logIn(OWNER);
    ObjectId session = admins.authenticateRefresh(login.refreshToken());
    assertThat(refusal(() -> admins.authenticateRefresh(login.accessToken())))
        .isEqualTo("invalid refresh token: incorrect token type");
    services.clock.advance(Duration.ofDays(60).minusSeconds(1));
    assertThat(admins.authenticateRefresh(login.refreshToken())).isEqualTo(session);
    admins.authenticate(admins.refresh(session));
    services.clock.advance(Duration.ofSeconds(1));
    String unknown = "invalid session: failed to find refresh token";
    assertThat(refusal(() -> admins.authenticateRefresh(login.refreshToken()))).isEqualTo(unknown);
    LoginResult second = admins.logIn(OWNER);
    admins.logOut(admins.authenticateRefresh(second.refreshToken()));
    assertThat(refusal(() -> admins.authenticateRefresh(second.refreshToken()))).isEqualTo(unknown);
    admins.authenticate(second.accessToken());
    assertThat(refusal(() -> admins.logOut(Samples.id(9)))).isEqualTo(unknown);
  }

  @Test
  void aSessionOfAUserIsNoneOfAnOperator() {
    services.logInAnonymously();
    ObjectId session = services.storage.sessions().list(services.app().id()).get(0).id();
    assertThat(refusal(() -> admins.logOut(session)))
        .isEqualTo("invalid session: failed to find refresh token");
  }

  @Test
  void aCodeSignsInOnce() {
    String code = consoles.newCode();
    ConsoleSession session = consoles.signIn(code).orElseThrow();
    assertThat(consoles.signIn(code)).isEmpty();
    assertThat(consoles.signIn("x")).isEmpty();
    assertThat(session.csrfToken()).hasSize(64).isNotEqualTo(session.id());
    assertThat(session.toString()).doesNotContain(session.id(), session.csrfToken());
    assertThat(consoles.find(session.id())).contains(session);
    assertThat(consoles.find("x")).isEmpty();
    admins.authenticate(consoles.accessToken(session));
    consoles.signOut(session);
    assertThat(consoles.find(session.id())).isEmpty();
  }

  @Test
  void theOldestCodesAndSessionsMakeRoom() {
    List<String> codes = new ArrayList<>();
    List<ConsoleSession> sessions = new ArrayList<>();
    for (int i = 0; i < ConsoleSessions.MOST + 1; i++) {
      codes.add(consoles.newCode());
      sessions.add(consoles.signIn(OWNER));
    }
    assertThat(consoles.find(sessions.get(0).id())).isEmpty();
    assertThat(consoles.find(sessions.get(1).id())).isPresent();
    assertThat(consoles.signIn(codes.get(0))).isEmpty();
    assertThat(consoles.signIn(codes.get(1))).isPresent();
  }

  @Test
  void secretsThatCanBeGuessedAreRefused() {
    Secrets seeded = new Secrets(Optional.of(1L));
    assertThatThrownBy(() -> new ConsoleSessions(admins, ids, seeded))
        .hasMessage("secrets that follow from a seed can be guessed");
  }
}
