package io.appservices.emulator.durable;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of apps and users mean where the state is there already. */
abstract class StartAgainContract extends RestartContract {

  private static final String OTHER_ID = "5f60207f14dfb25d24511209";

  @TempDir private Path temporary;

  @Test
  void withoutAnAppTheFirstOneIsTaken() {
    restart(config -> config.apps(apps -> apps.clientAppId("shop-abcde")));
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    restart(config -> config.apps(apps -> apps.clientAppId("shop-abcde")));
    assertThat(client.profile(tokens.accessToken())).isJson(200);
    restart();
    assertThat(emulator.app().clientAppId()).isEqualTo(EmulatorConfig.DEFAULT_CLIENT_APP_ID);
    assertThat(admin.call("GET", admin.group("/apps"), null).documents()).hasSize(2);
  }

  @Test
  void anAppThatIsNewGetsAnIdOfItsOwn() {
    String first = emulator.app().id();
    restart(config -> config.apps(apps -> apps.clientAppId("shop-abcde")));
    String second = emulator.app().id();
    assertThat(second).isNotEqualTo(first);
    restart(config -> config.apps(apps -> apps.clientAppId("shop-abcde")));
    assertThat(emulator.app().id()).isEqualTo(second);
  }

  @Test
  void anAppThatWasDeletedIsMadeAnewIfItIsAskedFor() {
    restart(config -> config.apps(apps -> apps.clientAppId("shop-abcde")));
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    emulator.app().delete();
    restart(config -> config.apps(apps -> apps.clientAppId("shop-abcde")));
    assertThat(emulator.app().clientAppId()).isEqualTo("shop-abcde");
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(admin.countUsers()).isZero();
  }

  @Test
  void idsThatAreOthersByNowAreRefused() {
    String id = emulator.app().id();
    assertRefused(
        "app 'myapp-abcde' has the _id " + id,
        EmulatorConfig.builder().apps(apps -> apps.appId(OTHER_ID)));
    assertRefused(
        "the _id " + id + " is that of app 'myapp-abcde'",
        EmulatorConfig.builder().apps(apps -> apps.clientAppId("shop-abcde").appId(id)));
    assertRefused(
        "leave out --group", EmulatorConfig.builder().apps(apps -> apps.groupId(OTHER_ID)));
    restart();
    assertThat(emulator.app().id()).isEqualTo(id);
  }

  @Test
  void theGroupIsTheOneOfTheFirstStart() {
    stop();
    emulator = null;
    EmulatorConfig other = config().apps(apps -> apps.groupId(OTHER_ID)).build();
    assertThatThrownBy(() -> open(other)).isInstanceOf(DataDirectoryException.class);
    restart();
    assertThat(emulator.config().apps().groupId()).isEqualTo(EmulatorConfig.DEFAULT_GROUP_ID);
  }

  private void assertRefused(String text, EmulatorConfigBuilder config) {
    stop();
    emulator = null;
    assertThatThrownBy(() -> open(config.build()))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining(text);
  }

  @Test
  void aFolderIsDeployedIntoTheAppThatWasMadeFromItIfItChanged() throws IOException {
    Path folder = folder("first");
    restart(config -> config.apps(apps -> apps.folder(folder)));
    assertThat(emulator.app().clientAppId()).isEqualTo("folder-abcde");
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    int before = deployments();
    restart(config -> config.apps(apps -> apps.folder(folder)));
    assertThat(deployments()).isEqualTo(before);
    folder("second");
    restart(config -> config.apps(apps -> apps.folder(folder)));
    assertThat(EmulatorInternals.deployedValues(emulator, emulator.app()))
        .containsExactly("greeting=second");
    assertThat(deployments()).isEqualTo(before + 1);
    assertThat(client.profile(tokens.accessToken())).isJson(200);
  }

  @Test
  void aFolderWithoutAnIdBelongsToTheAppOfItsName() throws IOException {
    Path folder = folder("first");
    Files.writeString(folder.resolve("root_config.json"), "{\"name\": \"folder\"}");
    restart(config -> config.apps(apps -> apps.folder(folder)));
    String id = emulator.app().id();
    restart(config -> config.apps(apps -> apps.folder(folder)));
    assertThat(emulator.app().id()).isEqualTo(id);
  }

  private int deployments() {
    return admin.onApp("GET", "/deployments", null).documents().size();
  }

  private Path folder(String greeting) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("folder"));
    Files.writeString(
        folder.resolve("root_config.json"),
        "{\"app_id\": \"folder-abcde\", \"name\": \"folder\", \"config_version\": 20210101}");
    Path values = Files.createDirectories(folder.resolve("values"));
    Document value = new Document("name", "greeting").append("value", greeting);
    Files.writeString(values.resolve("greeting.json"), value.toJson());
    Path auth = Files.createDirectories(folder.resolve("auth"));
    Files.writeString(
        auth.resolve("providers.json"),
        "{\"local-userpass\": {\"name\": \"local-userpass\", \"type\": \"local-userpass\","
            + " \"disabled\": false, \"config\": {\"autoConfirm\": true}}}");
    return folder;
  }

  @Test
  void usersOfAFileAreImportedWithTheFirstStartAlone() throws IOException {
    Path file = temporary.resolve("users.jsonl");
    Files.writeString(
        file, "{\"email\": \"seed@example.com\", \"password\": \"" + PASSWORD + "\"}");
    reset();
    restart(config -> config.apps(apps -> apps.users(file)));
    String seeded = client.logIn("seed@example.com", PASSWORD).tokens().userId();
    assertThat(admin.delete(seeded)).isEmpty(204);
    restart(config -> config.apps(apps -> apps.users(file)));
    assertThat(client.logIn("seed@example.com", PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void aFirstStartThatDidNotComeToItsEndIsBegunAnew() throws IOException {
    Path file = temporary.resolve("users.jsonl");
    String good = "{\"email\": \"seed@example.com\", \"password\": \"" + PASSWORD + "\"}\n";
    reset();
    Files.writeString(file, good + "{\"emial\": \"x\"}");
    EmulatorConfig config = config().apps(apps -> apps.users(file)).build();
    assertThatThrownBy(() -> open(config)).hasMessageContaining("line 2");
    Files.writeString(file, good);
    restart(again -> again.apps(apps -> apps.users(file)));
    assertLogsIn("seed@example.com", PASSWORD);
    assertThat(admin.call("GET", admin.group("/apps"), null).documents())
        .extracting(app -> app.getString("client_app_id"))
        .isEqualTo(List.of(EmulatorConfig.DEFAULT_CLIENT_APP_ID));
  }

  @Test
  void aTimeToStandAtHoldsForItsStartUntilTheClockIsMoved() {
    Instant time = Instant.parse("2031-01-01T00:00:00Z");
    emulator.clock().advance(Duration.ofDays(400));
    Instant moved = emulator.clock().instant();
    restart(config -> config.behaviour(behaviour -> behaviour.frozenAt(time)));
    assertThat(emulator.clock().instant()).isEqualTo(time);
    restart();
    assertThat(emulator.clock().isFrozen()).isFalse();
    assertThat(emulator.clock().instant()).isBetween(moved, moved.plus(Duration.ofMinutes(10)));
    restart(config -> config.behaviour(behaviour -> behaviour.frozenAt(time)));
    emulator.clock().advance(Duration.ofDays(1));
    assertThat(emulator.clock().instant()).isEqualTo(time.plus(Duration.ofDays(1)));
    restart();
    assertThat(emulator.clock().instant()).isEqualTo(time.plus(Duration.ofDays(1)));
  }

  /** Ends the emulator and forgets its state. */
  abstract void reset();
}
