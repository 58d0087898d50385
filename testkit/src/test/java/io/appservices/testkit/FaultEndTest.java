package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.fault.Fault;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FaultEndTest extends InjectionFixture {

  @Test
  void faultsEndWithTheTestThatAddedThem() {
    Runs.pass(Runs.run(AddsFaults.class), 2);
  }

  @AppServicesTest
  static class AddsFaults {

    @RepeatedTest(2)
    void seesNoneOfBefore(AppServicesEmulator emulator, EmulatedApp app) {
      assertThat(emulator.faults().list()).isEmpty();
      emulator.faults().add(Fault.maintenance());
      emulator.app().faults().add(Fault.maintenance());
      app.faults().add(Fault.maintenance());
      assertThat(emulator.faults().list()).hasSize(3);
    }
  }
}
