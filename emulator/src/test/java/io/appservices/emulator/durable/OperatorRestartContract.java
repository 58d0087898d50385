package io.appservices.emulator.durable;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.appfolder.SampleFolders;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What operators and developers of apps find as they left it after a restart. */
abstract class OperatorRestartContract extends RestartContract {

  private static final String PROFILE = "/auth/profile";

  @Test
  void operatorsStayLoggedInUntilTheyLogOut() {
    Tokens stays = admin.logIn().tokens();
    Tokens leaves = admin.logIn().tokens();
    Document profile = admin.send("GET", PROFILE, stays.accessToken(), null).document();
    assertThat(admin.send("DELETE", "/auth/session", leaves.refreshToken(), null)).isEmpty(204);
    restart();
    assertThat(admin.send("GET", PROFILE, stays.accessToken(), null).document()).isEqualTo(profile);
    assertThat(admin.send("POST", "/auth/session", stays.refreshToken(), null)).isJson(201);
    assertThat(admin.send("POST", "/auth/session", leaves.refreshToken(), null).status())
        .isEqualTo(401);
    assertThat(client.refresh(stays.refreshToken()).status()).isEqualTo(401);
  }

  @Test
  void credentialsThatWereMadeUpStayTheSame() {
    restart(config -> config.operator(operator -> operator.randomKey()));
    String key = emulator.config().operator().privateKey();
    String password = emulator.config().operator().password();
    restart(config -> config.operator(operator -> operator.randomKey()));
    assertThat(emulator.config().operator().privateKey()).isEqualTo(key);
    assertThat(emulator.config().operator().password()).isEqualTo(password);
    assertThat(admin.logIn()).isJson(200);
    restart();
    assertThat(emulator.config().operator().privateKey()).isNotEqualTo(key);
  }

  @Test
  void theGroupAndItsDatabaseUsersGoOn() {
    Document group = group();
    Document ellen =
        new Document("databaseName", "admin")
            .append("username", "ellen")
            .append("password", "hush-hush")
            .append("roles", List.of(Map.of("roleName", "read", "databaseName", "db")));
    assertThat(atlas.users("POST", "", ellen).status()).isEqualTo(201);
    Document user = withoutLinks(atlas.users("GET", "/admin/ellen", null).document());
    restart();
    assertThat(group()).isEqualTo(group);
    assertThat(withoutLinks(atlas.users("GET", "/admin/ellen", null).document())).isEqualTo(user);
    assertThat(atlas.users("DELETE", "/admin/ellen", null).status()).isEqualTo(204);
    restart();
    assertThat(atlas.users("GET", "/admin/ellen", null).status()).isEqualTo(404);
  }

  private Document group() {
    return withoutLinks(atlas.call("GET", atlas.group(""), null).document());
  }

  /** The document without its address, which has the port. */
  private static Document withoutLinks(Document document) {
    document.remove("links");
    return document;
  }

  @Test
  void draftsDeploymentsAndWhatIsDeployedGoOn() {
    value("live", "one");
    Response draft = admin.onApp("POST", "/drafts", null);
    value("draft", "two");
    String deployments = admin.onApp("GET", "/deployments", null).body();
    restart();
    assertThat(admin.onApp("GET", "/deployments", null).body()).isEqualTo(deployments);
    assertThat(deployed()).containsExactly("live=one");
    String path = "/drafts/" + draft.string("_id") + "/deployment";
    assertThat(admin.onApp("POST", path, new Document()).status()).isEqualTo(201);
    restart();
    assertThat(deployed()).containsExactlyInAnyOrder("live=one", "draft=two");
    String first = admin.onApp("GET", "/deployments", null).documents().get(1).getString("_id");
    assertThat(SampleFolders.unzip(admin.bytes("/export?deployment=" + first)))
        .containsKey("values/live.json")
        .doesNotContainKey("values/draft.json");
  }

  private List<String> deployed() {
    return EmulatorInternals.deployedValues(emulator, emulator.app());
  }

  private void value(String name, String value) {
    Document body = new Document("name", name).append("value", value).append("private", false);
    assertThat(admin.onApp("POST", "/values", body)).isJson(201);
  }

  @Test
  void secretsAreStillUsed() {
    assertThat(admin.onApp("POST", "/secrets", Map.of("name", "key", "value", "hush"))).isJson(201);
    Document value =
        new Document("name", "fromSecret")
            .append("value", "key")
            .append("private", true)
            .append("from_secret", true);
    assertThat(admin.onApp("POST", "/values", value)).isJson(201);
    function("show", "exports = () => context.values.get('fromSecret');");
    restart();
    assertThat(execute("show").document().get("result")).isEqualTo("hush");
  }

  @Test
  void functionsAndTheLogOfTheirRunsGoOn() {
    function("hello", "exports = () => { console.log('hi'); return 'hello'; };");
    execute("hello");
    String logs = admin.onApp("GET", "/logs?type=FUNCTION", null).body();
    restart();
    assertThat(admin.onApp("GET", "/logs?type=FUNCTION", null).body())
        .isEqualTo(logs)
        .contains("hi");
    assertThat(execute("hello").document().get("result")).isEqualTo("hello");
    assertThat(
            admin
                .onApp("GET", "/logs?type=FUNCTION", null)
                .document()
                .getList("logs", Document.class))
        .hasSize(2);
  }

  private Response execute(String function) {
    Response done = admin.onApp("POST", "/debug/execute_function", new Document("name", function));
    assertThat(done).isJson(200);
    return done;
  }

  private String function(String name, String source) {
    Response made =
        admin.onApp("POST", "/functions", new Document("name", name).append("source", source));
    assertThat(made).isJson(201);
    return made.string("_id");
  }

  @Test
  void appsThatWereMadeAndDeletedStaySo() {
    String first = emulator.app().clientAppId();
    String deleted = emulator.newApp("gone").clientAppId();
    String made = emulator.newApp("made").clientAppId();
    String gone = appId(deleted);
    assertThat(admin.call("DELETE", admin.group("/apps/" + gone), null)).isEmpty(204);
    restart();
    assertThat(clientAppIds()).containsExactly(first, made);
  }

  private String appId(String clientAppId) {
    return admin.call("GET", admin.group("/apps"), null).documents().stream()
        .filter(app -> clientAppId.equals(app.getString("client_app_id")))
        .map(app -> app.getString("_id"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> clientAppIds() {
    return admin.call("GET", admin.group("/apps"), null).documents().stream()
        .map(app -> app.getString("client_app_id"))
        .toList();
  }

  @Test
  void aClockThatWasMovedStaysMoved() {
    emulator.clock().advance(Duration.ofDays(400));
    Instant before = emulator.clock().instant();
    restart();
    assertThat(emulator.clock().isFrozen()).isFalse();
    assertThat(emulator.clock().instant()).isBetween(before, before.plus(Duration.ofMinutes(10)));
    Instant frozen = Instant.parse("2031-02-03T04:05:06.789Z");
    emulator.clock().move().freeze().set(frozen).apply();
    restart();
    assertThat(emulator.clock().isFrozen()).isTrue();
    assertThat(emulator.clock().instant()).isEqualTo(frozen);
    emulator.clock().reset();
    restart();
    assertThat(emulator.clock().instant()).isBefore(frozen);
  }

  @Test
  void aScheduleGoesOnWithoutRunningTwiceOrLosingARun() {
    List<String> runs = new CopyOnWriteArrayList<>();
    emulator.clock().move().freeze().set(Instant.parse("2030-01-01T00:00:30Z")).apply();
    record(runs);
    trigger(function("run", "exports = () => {};"), "* * * * *");
    emulator.clock().advance(Duration.ofMinutes(2));
    await().untilAsserted(() -> assertThat(runs).hasSize(2));
    restart();
    record(runs);
    emulator.clock().advance(Duration.ofSeconds(1));
    emulator.clock().advance(Duration.ofMinutes(1));
    await().untilAsserted(() -> assertThat(runs).hasSize(3));
    emulator.clock().advance(Duration.ofMinutes(1));
    await().untilAsserted(() -> assertThat(runs).hasSize(4));
  }

  @Test
  void aRunThatCameDueWhileNothingRanIsMadeUpFor() {
    List<String> runs = new CopyOnWriteArrayList<>();
    record(runs);
    String trigger = trigger(function("run", "exports = () => {};"), "0 0 1 1 *");
    EmulatorInternals.scheduleMark(
        emulator, emulator.app(), trigger, Instant.now().minus(Duration.ofDays(370)));
    restart(
        config -> {
          runs.clear();
          return config;
        });
    await()
        .untilAsserted(
            () ->
                assertThat(
                        admin
                            .onApp("GET", "/logs?type=SCHEDULED_TRIGGER", null)
                            .document()
                            .getList("logs", Document.class))
                    .hasSize(1));
  }

  /** A function in Java is gone after a restart: it is code of the program. */
  private void record(List<String> runs) {
    emulator.functions().register("run", arguments -> runs.add("run"));
  }

  private String trigger(String function, String schedule) {
    Document trigger =
        new Document("name", "on-time")
            .append("type", "SCHEDULED")
            .append("function_id", function)
            .append("config", new Document("schedule", schedule));
    Response made = admin.onApp("POST", "/triggers", trigger);
    assertThat(made).isJson(201);
    return made.string("_id");
  }
}
