package io.appservices.emulator.embedded;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.BsonValue;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserOperation;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.TestApp;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions, triggers, values, secrets and listeners, as a test arranges them in process. */
class ArrangedAppTest {

  private final TestApp test = TestApp.shared();
  private final AppServicesEmulator emulator = test.emulator();
  private final EmulatedApp app = test.emulated();

  @Test
  void aFunctionInJavaIsThatOfItsApp() {
    EmulatedApp other = TestApp.shared().emulated();
    app.functions().register("whose", args -> "mine");
    other.functions().register("whose", args -> "the other's");

    assertThat(app.functions().call("whose")).isEqualTo("mine");
    assertThat(other.functions().call("whose")).isEqualTo("the other's");
    assertThatThrownBy(() -> TestApp.shared().emulated().functions().call("whose"))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("'whose'");
  }

  @Test
  void aFunctionInJavaScriptIsReplacedAndRemoved() {
    app.functions().source("add", "exports = (a, b) => a + b;");
    app.functions().source("add", "exports = (a, b) => a + b + 1;");

    assertThat(app.functions().names()).containsExactly("add");
    assertThat(((Number) app.functions().call("add", 1, 2)).intValue()).isEqualTo(4);
    assertThatThrownBy(() -> app.functions().source("add", "exports = ("))
        .isInstanceOf(EmulatorException.class);

    app.functions().remove("add");
    assertThat(app.functions().names()).isEmpty();
  }

  @Test
  void valuesCrossWithoutTypesOfADriver() {
    List<Object> values =
        Arrays.asList(
            null,
            true,
            1,
            2L,
            0.5,
            "text",
            Instant.parse("2024-02-29T12:00:00.123Z"),
            new UUID(1, 2),
            List.of(1, List.of()),
            Map.of("a", Map.of("b", 1)),
            new BsonValue.ObjectId("5f60207f14dfb25d24511201"),
            new BsonValue.Decimal128("1.50"),
            new BsonValue.Timestamp(1, 2),
            new BsonValue.Binary((byte) 5, new byte[] {1}),
            new BsonValue.Regex("^a", "i"),
            new BsonValue.Code("x", Map.of()),
            new BsonValue.Code("x", Map.of("y", 1)),
            new BsonValue.Symbol("s"),
            new BsonValue.DbPointer("db.c", new BsonValue.ObjectId("5f60207f14dfb25d24511201")),
            BsonValue.Constant.MIN_KEY,
            BsonValue.Constant.MAX_KEY,
            BsonValue.Constant.UNDEFINED);
    List<Object> seen = new CopyOnWriteArrayList<>();
    app.functions()
        .register(
            "echo",
            args -> {
              seen.add(args.get(0));
              return args.get(0);
            });

    assertThat(app.functions().call("echo", values)).isEqualTo(values);
    assertThat(seen).containsExactly(values);
    assertThat((byte[]) app.functions().call("echo", (Object) new byte[] {1, 2}))
        .containsExactly(1, 2);
    assertThat(app.functions().call("echo", new BigDecimal("2.5")))
        .isEqualTo(new BsonValue.Decimal128("2.5"));
  }

  @Test
  void valuesAndSecretsAreSetAndRemoved() {
    app.values().put("limit", 3);
    app.values().put("limit", 4);
    app.secrets().put("key", "hush");
    app.values().putSecret("theKey", "key");

    assertThat(app.values().get("limit")).contains(4);
    assertThat(app.values().get("theKey")).contains("hush");
    app.secrets().put("key", "other");
    assertThat(app.values().get("theKey")).contains("other");
    assertThat(app.values().names()).containsExactly("limit", "theKey");
    assertThat(app.secrets().names()).containsExactly("key");

    app.values().remove("limit");
    app.secrets().remove("key");
    assertThat(app.values().get("limit")).isEmpty();
    assertThat(app.values().get("theKey")).isEmpty();
  }

  @Test
  void triggersRunOnWhatHappens() {
    List<Object> events = new CopyOnWriteArrayList<>();
    app.functions().register("note", args -> events.add(args.get(0)));
    app.triggers().onUsers("signUps", "note", UserOperation.CREATE, "anon-user");

    app.createUser("a@b.c", "password");
    String id = app.users().logIn("anon-user", Map.of()).userId();

    await().until(() -> !events.isEmpty());
    assertThat(events).hasSize(1);
    assertThat(events.get(0).toString()).contains("operationType=CREATE", "id=" + id);
    app.triggers().remove("signUps");
    assertThat(app.triggers().names()).isEmpty();
  }

  @Test
  void aTriggerRunsOnDataAndOneBySchedule() {
    app.triggers().onData("orders", "note", "mongodb-atlas", "shop", "orders", "INSERT");
    app.triggers().onSchedule("nightly", "note", "0 3 * * *");

    assertThat(app.triggers().names()).containsExactly("orders", "nightly");
    assertThatThrownBy(() -> app.triggers().onSchedule("nightly", "note", "at night"))
        .isInstanceOf(EmulatorException.class);
    assertThatThrownBy(() -> app.triggers().onSchedule("no way", "note", "0 3 * * *"))
        .isInstanceOf(EmulatorException.class);
  }

  @Test
  void aListenerOfAnAppHearsOfItsUsersOnly() {
    List<UserEvent> heard = new CopyOnWriteArrayList<>();
    EmulatedApp other = TestApp.shared().emulated();
    ListenerRegistration registration = app.onUserEvent(heard::add);

    other.createUser("other@b.c", "password");
    String id = app.createUser("a@b.c", "password");
    await().until(() -> !heard.isEmpty());
    registration.close();

    assertThat(heard).extracting(event -> event.userId().orElseThrow()).containsExactly(id);
    assertThat(heard).extracting(UserEvent::clientAppId).containsOnly(app.clientAppId());
  }

  @Test
  void whatIsAddedToAShareEndsWithIt(@TempDir Path folder) {
    List<Object> heard = new CopyOnWriteArrayList<>();
    AppServicesEmulator share = emulator.share();
    EmulatedApp ofShare = share.newApp("share");
    ofShare.providers().autoConfirm(false);
    share.onUserEvent(heard::add);
    share.outbox().onMail(heard::add);
    share.onDataSourceStart(heard::add);
    share.onRequest(heard::add);
    share.onUserExport(heard::add);
    share.clock().onMove(() -> heard.add("moved"));
    share.functions().register("ofShare", args -> 1);
    ofShare.onUserEvent(heard::add);

    share.close();
    List<UserEvent> still = new CopyOnWriteArrayList<>();
    emulator.onUserEvent(still::add);
    ofShare.createUser("a@b.c", "password");
    test.client().register("b@b.c", "password");
    ofShare.connectionString("mongodb-atlas");
    emulator.exportUsers(folder.resolve("users.jsonl"));
    await().until(() -> !still.isEmpty());

    assertThat(heard).isEmpty();
    assertThatThrownBy(() -> ofShare.functions().call("ofShare"))
        .isInstanceOf(EmulatorException.class);
    assertThat(share).isEqualTo(emulator);
    assertThat(test.client().location()).hasStatus(200);
  }

  @Test
  void aListenerToRequestsThatThrowsChangesNoAnswer() {
    List<RecordedRequest> heard = new CopyOnWriteArrayList<>();
    ListenerRegistration failing =
        emulator.onRequest(
            request -> {
              throw Provoked.failure(new AssertionError("planted"));
            });
    ListenerRegistration later = emulator.onRequest(heard::add);

    assertThat(test.client().location()).hasStatus(200);

    await().until(() -> !heard.isEmpty());
    failing.close();
    later.close();
  }
}
