package io.appservices.emulator.service.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.storage.Samples;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class DeviceServiceTest {

  private static final User USER = Samples.user(2);
  private static final ObjectId ID = new ObjectId();

  private final DeviceService devices =
      new DeviceService(new Ids(new EmulatorClock(), new Secrets()));

  @Test
  void aLoginThatSaysNothingOfADeviceHasNone() {
    assertThat(devices.read(USER, Optional.empty())).isEmpty();
  }

  @Test
  void aDeviceKeepsTheIdThatItsClientSends() {
    assertThat(read(new Document("deviceId", ID)).id()).isEqualTo(ID);
    assertThat(read(new Document("deviceId", ID.toHexString())).id()).isEqualTo(ID);
    assertThat(read(new Document("deviceId", ID)).userId()).isEqualTo(USER.id());
  }

  @Test
  void aDeviceWithoutAnIdGetsOne() {
    for (Object none : new Object[] {null, "", "no id", 7, Device.NONE}) {
      ObjectId given = read(new Document("deviceId", none)).id();
      assertThat(given).isNotEqualTo(Device.NONE);
      assertThat(read(new Document("deviceId", none)).id()).isNotEqualTo(given);
    }
  }

  @Test
  void whatAClientSaysOfItsDeviceIsKeptAsText() {
    Device device =
        read(
            new Document("deviceId", ID)
                .append("platform", "web")
                .append("version", 7)
                .append("none", null));
    assertThat(device.properties())
        .containsExactlyInAnyOrderEntriesOf(Map.of("platform", "web", "version", "7"));
  }

  private Device read(Document description) {
    return devices.read(USER, Optional.of(description)).orElseThrow();
  }
}
