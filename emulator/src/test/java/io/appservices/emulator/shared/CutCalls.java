package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Two emulators that share a deployment, which refuses the writes of a call after so many of them:
 * what the first one leaves then is what it would leave if it ended there.
 */
@Tag("shared")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CutCalls {

  private final CuttingDeployment deployment = new CuttingDeployment();
  AppServicesEmulator first;
  AppServicesEmulator second;
  EmulatedApp app;
  private AdminApiClient atFirst;
  private AdminApiClient atSecond;
  int made;

  @BeforeAll
  void start() {
    first = AppServicesEmulator.start(SharingEmulators.config(deployment.uri()));
    second = AppServicesEmulator.start(SharingEmulators.config(deployment.uri()));
    app = first.app();
    atFirst = new AdminApiClient(first, app.id());
    atSecond = new AdminApiClient(second, app.id());
    assertThat(atFirst.providers().status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    deployment.mend();
    first.close();
    second.close();
    deployment.close();
  }

  ClientApiClient client(AppServicesEmulator node) {
    return new ClientApiClient(node.baseUrl(), app.clientAppId());
  }

  /** An operator who is logged in. */
  AdminApiClient admin(AppServicesEmulator node) {
    return node == first ? atFirst : atSecond;
  }

  String newEmail() {
    return "user-" + made++ + "@example.com";
  }

  /**
   * A call to an emulator, and what holds after it was cut off.
   *
   * @param call sends it to the first emulator
   * @param check looks at the second one, and sends it there again
   */
  record Attempt(Supplier<Response> call, Runnable check) {}

  /** Makes an attempt with each number of writes, until they are enough for the call. */
  void forEachCut(IntFunction<Attempt> prepare) {
    int writes = 0;
    while (isCut(prepare.apply(writes), writes)) {
      writes++;
    }
    assertThat(writes).as("writes of the call").isPositive();
  }

  private boolean isCut(Attempt attempt, int writes) {
    deployment.cutAfter(writes);
    Response answer;
    try {
      answer = attempt.call().get();
    } finally {
      deployment.mend();
    }
    if (answer.status() != 503) {
      assertThat(answer.status()).as(answer.body()).isLessThan(300);
      return false;
    }
    attempt.check().run();
    return true;
  }
}
