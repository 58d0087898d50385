package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Sdk;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in, what is recorded of the device, and what the profile says afterwards. */
class LoginTest {

  private static final String DEVICE = "5f60207f14dfb25d24511299";

  private final TestApp app = TestApp.shared();
  private final ClientApiClient client = app.client();

  @ParameterizedTest
  @EnumSource
  void everyFamilyOfClientsRegistersLogsInAndReadsItsProfile(Sdk sdk) {
    Tokens tokens = client.as(sdk).signUp("a@b.c", "password");

    assertThat(client.as(sdk).profile(tokens.accessToken())).isJson(200);
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void aLoginAnswersTwoTokensAndTwoIds() {
    Response login = client.logInAnonymously();

    assertThat(login).isJson(200);
    assertThat(login.document())
        .containsOnlyKeys("access_token", "refresh_token", "user_id", "device_id");
    assertThat(login.string("user_id")).matches("[0-9a-f]{24}");
  }

  @Test
  void anEmailThatNobodyRegisteredAndAWrongPasswordAreAnsweredAlike() {
    client.signUp("a@b.c", "password");

    for (Response response :
        List.of(client.logIn("a@b.c", "Password"), client.logIn("b@b.c", "password"))) {
      assertThat(response).isRefused(401, "InvalidPassword", "unauthorized");
    }
  }

  @Test
  void emailsAreComparedWithCase() {
    client.signUp("a@b.c", "password");

    assertThat(client.logIn("A@b.c", "password")).isRefused(401, "InvalidPassword", "unauthorized");
    assertThat(client.signUp("A@b.c", "another").userId()).isNotNull();
    assertThat(app.admin().countUsers()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asdavaskljj", " ", "ä@ö.ü", "\uD83D\uDE00", "a@b@c", "../x", "%00"})
  void anEmailMayBeAnyText(String email) {
    Tokens tokens = client.signUp(email, "password");

    assertThat(client.profile(tokens.accessToken()).document().get("data"))
        .isEqualTo(new Document("email", email));
  }

  @Test
  void anEmailIsRegisteredOnce() {
    client.signUp("a@b.c", "password");

    assertThat(client.register("a@b.c", "another"))
        .isRefused(409, "AccountNameInUse", "name already in use");
    assertThat(client.register("a@b.c", "another").string("link")).contains("logs?co_id=");
    assertThat(client.logIn("a@b.c", "password")).isJson(200);
  }

  @Test
  void aUserIsMadeByTheFirstLoginNotByRegistering() {
    assertThat(client.register("a@b.c", "password")).isDone(201);
    assertThat(app.admin().countUsers()).isZero();

    String id = client.logIn("a@b.c", "password").tokens().userId();

    assertThat(client.logIn("a@b.c", "password").tokens().userId()).isEqualTo(id);
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void usersOfTwoAppsWithOneEmailAreStrangers() {
    TestApp other = TestApp.shared();
    Tokens here = client.signUp("a@b.c", "password");

    assertThat(other.client().logIn("a@b.c", "password"))
        .isRefused(401, "InvalidPassword", "unauthorized");
    Tokens there = other.client().signUp("a@b.c", "password");

    assertThat(there.userId()).isNotEqualTo(here.userId());
    assertThat(client.profile(there.accessToken()).string("user_id")).isEqualTo(there.userId());
  }

  @Test
  void aDisabledProviderRefusesLoginsAndLeavesSessionsAlone() {
    Tokens tokens = client.signUp("a@b.c", "password");
    EmulatorInternals.disableProvider(app.emulator(), app.emulated(), ProviderType.LOCAL_USERPASS);

    assertThat(client.logIn("a@b.c", "password")).isRefused(401, "InvalidSession", "unauthorized");
    assertThat(client.profile(tokens.accessToken())).isJson(200);
    assertThat(client.refresh(tokens.refreshToken())).isJson(201);
    assertThat(client.providers().body()).doesNotContain("local-userpass");
  }

  @Test
  void everyAnonymousLoginIsSomebodyNew() {
    assertThat(client.logInAnonymously().tokens().userId())
        .isNotEqualTo(client.logInAnonymously().tokens().userId());
    assertThat(app.admin().countUsers()).isEqualTo(2);
  }

  @Test
  void theProfileOfAnAnonymousUser() {
    Tokens tokens = client.logInAnonymously().tokens();
    Document profile = client.profile(tokens.accessToken()).document();
    Document identity = profile.getList("identities", Document.class).get(0);

    assertThat(profile)
        .containsOnlyKeys("user_id", "domain_id", "identities", "data", "type")
        .containsEntry("user_id", tokens.userId())
        .containsEntry("data", new Document())
        .containsEntry("type", "normal");
    assertThat(profile.getList("identities", Document.class)).hasSize(1);
    assertThat(identity.getString("id")).matches("[0-9a-f]{24}-[a-z]{24}");
    assertThat(identity).containsEntry("provider_type", "anon-user");
    assertThat(identity.getString("provider_id")).matches("[0-9a-f]{24}");
  }

  @Test
  void theProfileOfAnEmailUser() {
    Tokens tokens = client.signUp("a@b.c", "password");
    Document profile = client.profile(tokens.accessToken()).document();
    Document identity = profile.getList("identities", Document.class).get(0);

    assertThat(profile)
        .containsEntry("data", new Document("email", "a@b.c"))
        .containsEntry("type", "normal");
    assertThat(profile.getString("domain_id")).matches("[0-9a-f]{24}");
    assertThat(identity.getString("id")).matches("[0-9a-f]{24}").isNotEqualTo(tokens.userId());
    assertThat(identity)
        .containsEntry("provider_type", "local-userpass")
        .containsEntry("provider_data", new Document("email", "a@b.c"));
  }

  @Test
  void aLoginWithoutADeviceTracksNone() {
    Tokens tokens = client.logInAnonymously().tokens();

    assertThat(tokens.deviceId()).isEqualTo("0".repeat(24));
    assertThat(app.admin().devices(tokens.userId())).isJson(200).hasBody("[]");
  }

  @Test
  void aDeviceIsGivenAnIdWhichIsInBothTokens() {
    Tokens tokens =
        client.logInWith("anon-user", device(new Document("platform", "node"))).tokens();

    assertThat(tokens.deviceId()).matches("[0-9a-f]{24}").isNotEqualTo("0".repeat(24));
    assertThat(tokens.access().claims())
        .containsEntry("baas_device_id", tokens.deviceId())
        .containsEntry("stitch_devId", tokens.deviceId());
    assertThat(tokens.refresh().claims()).containsEntry("baas_device_id", tokens.deviceId());
  }

  @Test
  void aDeviceKeepsItsIdOverUsers() {
    Document device = device(new Document("platform", "node").append("deviceId", DEVICE));
    Tokens first = client.logInWith("anon-user", device).tokens();
    Tokens second = client.logInWith("anon-user", device).tokens();

    assertThat(List.of(first.deviceId(), second.deviceId())).containsOnly(DEVICE);
    assertThat(app.admin().devices(first.userId()).documents()).hasSize(1);
    assertThat(app.admin().devices(second.userId()).documents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000000000000000", "", "nonsense"})
  void aDeviceIdThatIsNoneIsReplaced(String id) {
    Document device = device(new Document("platform", "node").append("deviceId", id));

    assertThat(client.logInWith("anon-user", device).tokens().deviceId())
        .matches("[0-9a-f]{24}")
        .isNotEqualTo("0".repeat(24));
  }

  @Test
  void whatAClientSaysOfItsDevicesTheOperatorSees() {
    String id = client.signUp("a@b.c", "password").userId();
    for (String platform : List.of("node", "ios", "android")) {
      Document login = device(new Document("platform", platform).append("sdkVersion", "2.0.1"));
      login.append("username", "a@b.c").append("password", "password");
      client.logInWith("local-userpass", login).tokens();
    }

    assertThat(app.admin().devices(id).documents())
        .hasSize(3)
        .allSatisfy(device -> assertThat(device).containsEntry("sdk_version", "2.0.1"))
        .extracting(device -> device.getString("platform"))
        .containsExactlyInAnyOrder("node", "ios", "android");
  }

  @Test
  void mongodbStitch3LogsAnonymousUsersInWithGet() {
    String device =
        Base64.getUrlEncoder()
            .encodeToString("{\"platform\":\"node\"}".getBytes(StandardCharsets.UTF_8));

    Response login =
        client.send(
            "GET", client.app("/auth/providers/anon-user/login?device=" + device), null, null);

    assertThat(app.admin().devices(login.tokens().userId()).documents())
        .extracting(d -> d.getString("platform"))
        .containsExactly("node");
  }

  private static Document device(Document device) {
    return new Document("options", new Document("device", device));
  }
}
