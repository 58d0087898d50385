package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ChangingCluster;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.TestApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trigger on a real cluster goes on after a restart behind the last change that it ran for. */
@Timeout(240)
class RealClusterRestartTest {

  private static final String RECORD =
      "exports = event => context.services.get('kept').db('t').collection('told')"
          + ".insertOne({ number: event.documentKey._id });";

  @TempDir private Path directory;

  @Test
  void whatHappenedMeanwhileIsToldOnce() {
    try (ChangingCluster cluster = new ChangingCluster()) {
      try (AppServicesEmulator emulator = start(cluster)) {
        Code code = app(emulator);
        code.create("/services", json("{name: 'kept', type: 'mongodb', config: {}}"));
        code.function("record", RECORD);
        Document trigger = RealClusterTriggerFixture.body(RealClusterTriggerFixture.ALL);
        code.create("/triggers", trigger.append("function_name", "record"));
        cluster.insert("{_id: 1}");
        awaitTold(code, 1);
      }
      cluster.insert("{_id: 2}");
      try (AppServicesEmulator emulator = start(cluster)) {
        cluster.insert("{_id: 3}");
        awaitTold(app(emulator), 1, 2, 3);
      }
    }
  }

  private AppServicesEmulator start(ChangingCluster cluster) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder()
            .data(
                data ->
                    data.source(RealClusterTriggerFixture.SERVICE, cluster.uri())
                        .directory(directory)
                        .passwordIterations(1))
            .build());
  }

  private static Code app(AppServicesEmulator emulator) {
    return new Code(
        new TestApp(
            emulator,
            emulator.app(),
            new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId()),
            new AdminApiClient(emulator, emulator.app().id())));
  }

  private static void awaitTold(Code code, Object... numbers) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(told(code)).containsExactly(numbers));
  }

  private static List<Object> told(Code code) {
    return code.documents("kept", "t", "told").stream()
        .map(document -> document.get("number"))
        .toList();
  }
}
