package io.appservices.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.function.NeutralValues;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The bridge and the emulator turn values into the same ones. */
class EmulatorValuesTest {

  @Provide
  static Arbitrary<Object> neutral() {
    return BsonBridgeTest.neutral();
  }

  @Property(tries = 300)
  void agreesWithTheEmulator(@ForAll("neutral") Object neutral) {
    Object bson = BsonBridge.toBson(neutral);
    assertThat(bson).isEqualTo(DocumentValues.of(neutral));
    assertThat(BsonBridge.toNeutral(bson)).isEqualTo(NeutralValues.of(bson));
  }
}
