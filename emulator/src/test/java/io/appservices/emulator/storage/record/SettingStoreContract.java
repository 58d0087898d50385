package io.appservices.emulator.storage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.SettingStore;
import io.appservices.emulator.storage.StoreContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link SettingStore}. */
public abstract class SettingStoreContract extends StoreContract {

  private SettingStore settings;

  @BeforeEach
  void takeStore() {
    settings = storage.settings();
  }

  @Test
  void aSettingIsFoundByItsName() {
    Document value = new Document("key", new Binary(new byte[] {1, 2})).append("id", Samples.id(7));
    settings.put("one", value);
    settings.put("two", new Document("number", 2L).append("nothing", null));
    assertThat(settings.find("one")).contains(value);
    assertThat(settings.find("two")).contains(new Document("number", 2L).append("nothing", null));
    assertThat(settings.find("three")).isEmpty();
  }

  @Test
  void theLastValueIsKept() {
    settings.put("one", new Document("n", 1));
    settings.put("one", new Document("m", 2));
    assertThat(settings.find("one")).contains(new Document("m", 2));
  }

  @Test
  void aValueThatIsThereStays() {
    assertThat(settings.putIfAbsent("one", new Document("n", 1))).isEqualTo(new Document("n", 1));
    assertThat(settings.putIfAbsent("one", new Document("n", 2))).isEqualTo(new Document("n", 1));
    assertThat(settings.find("one")).contains(new Document("n", 1));
  }

  @Test
  void aValueIsReplacedOnlyWhereItIsTheExpectedOne() {
    assertThat(settings.replace("one", new Document("n", 1), new Document("n", 2))).isFalse();
    settings.put("one", new Document("n", 1));
    assertThat(settings.replace("one", new Document("n", 1), new Document("n", 2))).isTrue();
    assertThat(settings.replace("one", new Document("n", 1), new Document("n", 3))).isFalse();
    assertThat(settings.find("one")).contains(new Document("n", 2));
  }

  @Test
  void whatIsGivenAndReturnedIsTheCallersOwn() {
    Document given = new Document("deep", new Document("n", 1));
    settings.put("one", given);
    given.get("deep", Document.class).put("n", 2);
    settings.find("one").orElseThrow().get("deep", Document.class).put("n", 3);
    settings.putIfAbsent("one", given).get("deep", Document.class).put("n", 4);
    assertThat(settings.find("one")).contains(new Document("deep", new Document("n", 1)));
  }

  @Test
  void concurrentCallsAgreeOnTheFirstValue() {
    AtomicInteger number = new AtomicInteger();
    for (int round = 0; round < 2 + rounds() / 20; round++) {
      String name = "name-" + round;
      List<Document> kept =
          Race.times(
              THREADS,
              () -> settings.putIfAbsent(name, new Document("n", number.incrementAndGet())));
      assertThat(kept).hasSize(THREADS).containsOnly(settings.find(name).orElseThrow());
    }
  }
}
