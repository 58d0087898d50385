package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorSnapshot;
import org.junit.jupiter.api.Test;

class StartingOverTest {

  @Test
  void theStateIsPutBack() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.app();
      app.createUser("user@example.com", "correct horse");
      // snippet: snapshot
      EmulatorSnapshot snapshot = emulator.snapshot();
      app.users().delete("user@example.com"); // whatever a test does
      snapshot.restore(); // as often as wanted

      emulator.reset(); // as it was started
      // end
      assertThat(app.users().list(1)).isEmpty();
      snapshot.restore();
      assertThat(app.users().list(1)).hasSize(1);
    }
  }
}
