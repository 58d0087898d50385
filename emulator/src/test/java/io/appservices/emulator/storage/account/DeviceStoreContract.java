package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.device;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.storage.DeviceStore;
import io.appservices.emulator.storage.StoreContract;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link DeviceStore}. */
public abstract class DeviceStoreContract extends StoreContract {

  private DeviceStore devices;

  @BeforeEach
  void takeStoreWithTwoUsers() {
    devices = storage.devices();
    storage.users().insert(APP, user(10));
    storage.users().insert(APP, user(11));
  }

  @Test
  void aDeviceIsFoundForItsUserOnly() {
    devices.save(APP, device(70, 10, "node"));
    assertThat(devices.find(APP, id(10), id(70))).contains(device(70, 10, "node"));
    assertThat(devices.find(APP, id(11), id(70))).isEmpty();
    assertThat(devices.find(OTHER_APP, id(10), id(70))).isEmpty();
    assertThat(devices.find(NO_APP, id(10), id(70))).isEmpty();
  }

  @Test
  void savingADeviceAgainReplacesWhatWasKnownOfIt() {
    devices.save(APP, device(70, 10, "node"));
    devices.save(APP, device(70, 10, "chrome"));
    assertThat(devices.list(APP, id(10))).containsExactly(device(70, 10, "chrome"));
  }

  @Test
  void theDevicesOfAUserThatWereSavedLastAreKept() {
    devices.save(APP, device(60, 11, "node"), 3);
    IntStream.of(70, 71, 72).forEach(n -> devices.save(APP, device(n, 10, "node"), 3));
    devices.save(APP, device(70, 10, "chrome"), 3);
    devices.save(APP, device(73, 10, "node"), 3);
    assertThat(devices.list(APP, id(10)))
        .containsExactly(device(70, 10, "chrome"), device(72, 10, "node"), device(73, 10, "node"));
    assertThat(devices.find(APP, id(10), id(71))).isEmpty();
    assertThat(devices.list(APP, id(11))).hasSize(1);
  }

  @Test
  void theDevicesOfAUserComeInTheOrderOfTheirIds() {
    IntStream.of(72, 70, 73, 71).forEach(n -> devices.save(APP, device(n, 10, "node")));
    devices.save(APP, device(60, 11, "node"));
    assertThat(devices.list(APP, id(10)))
        .extracting(Device::id)
        .containsExactly(id(70), id(71), id(72), id(73));
    assertThat(devices.list(APP, id(12))).isEmpty();
    assertThat(devices.list(NO_APP, id(10))).isEmpty();
  }

  @Test
  void twoUsersMayHaveTheSameDevice() {
    devices.save(APP, device(70, 10, "node"));
    devices.save(APP, device(70, 11, "node"));
    devices.deleteAll(APP, id(10));
    assertThat(devices.list(APP, id(10))).isEmpty();
    assertThat(devices.list(APP, id(11))).containsExactly(device(70, 11, "node"));
  }

  @Test
  void aDeviceIsSavedThatWasThereBeforeAllOfItsUserWereRemoved() {
    devices.save(APP, device(70, 10, "node"));
    devices.deleteAll(APP, id(10));
    devices.save(APP, device(70, 10, "node"));
    assertThat(devices.list(APP, id(10))).containsExactly(device(70, 10, "node"));
  }

  @Test
  void noDeviceIsKeptForAUserThatDoesNotExist() {
    devices.save(APP, device(70, 12, "node"));
    devices.save(NO_APP, device(70, 10, "node"));
    assertThat(devices.list(APP, id(12))).isEmpty();
    assertThat(devices.find(NO_APP, id(10), id(70))).isEmpty();
  }

  @Test
  void anAppThatWasDeletedHasNoDevices() {
    devices.save(APP, device(70, 10, "node"));
    storage.apps().delete(APP);
    assertThat(devices.list(APP, id(10))).isEmpty();
    assertThat(devices.find(APP, id(10), id(70))).isEmpty();
  }

  @Test
  void aUserThatIsDeletedMeanwhileLeavesNoDeviceBehind() {
    for (int round = 0; round < rounds(); round++) {
      storage.users().insert(APP, user(20));
      Race.of(
          List.of(
              () -> {
                devices.save(APP, device(70, 20, "node"));
                return true;
              },
              () -> {
                storage.users().delete(APP, id(20));
                devices.deleteAll(APP, id(20));
                return true;
              }));
      assertThat(devices.list(APP, id(20))).isEmpty();
    }
  }

  @Test
  void noDeviceIsLostWhenAUserLogsInFromManyAtATime() {
    Race.of(
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      devices.save(APP, device(70 + n, 10, "node"));
                      return true;
                    })
            .toList());
    assertThat(devices.list(APP, id(10))).hasSize(8);
  }

  @Test
  void noMoreDevicesAreKeptWhenAUserLogsInFromManyAtATime() {
    Race.of(
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      devices.save(APP, device(70 + n, 10, "node"), 3);
                      return true;
                    })
            .toList());
    assertThat(devices.list(APP, id(10))).hasSize(3);
  }
}
