package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.storage.Samples;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ConfigPartsTest {

  private static final ConfigDocument FIRST = part(1, ConfigKind.VALUE, "a");
  private static final ConfigDocument SECOND = part(2, ConfigKind.VALUE, "b");
  private static final ConfigDocument FUNCTION = part(3, ConfigKind.FUNCTION, "a");

  private final ConfigParts parts = ConfigParts.EMPTY.with(List.of(SECOND, FUNCTION, FIRST));

  @Test
  void partsAreFoundByKindAndIdOrName() {
    assertThat(parts.find(ConfigKind.VALUE, FIRST.id())).contains(FIRST);
    assertThat(parts.find(ConfigKind.FUNCTION, FIRST.id())).isEmpty();
    assertThat(parts.findByName(ConfigKind.VALUE, "a")).contains(FIRST);
    assertThat(parts.findByName(ConfigKind.FUNCTION, "a")).contains(FUNCTION);
    assertThat(parts.findByName(ConfigKind.SECRET, "a")).isEmpty();
    assertThat(parts.list(ConfigKind.VALUE)).containsExactly(FIRST, SECOND);
    assertThat(parts.has(ConfigKind.VALUE)).isTrue();
    assertThat(parts.has(ConfigKind.SECRET)).isFalse();
    assertThat(parts.all()).containsExactlyInAnyOrder(FIRST, SECOND, FUNCTION);
  }

  @Test
  void aNameIsTakenByAnotherPartOfItsKind() {
    assertThat(parts.isTaken(part(9, ConfigKind.VALUE, "a"))).isTrue();
    assertThat(parts.isTaken(part(1, ConfigKind.VALUE, "a"))).as("its own").isFalse();
    assertThat(parts.isTaken(part(9, ConfigKind.VALUE, "c"))).isFalse();
    assertThat(parts.isTaken(part(9, ConfigKind.SECRET, "a"))).isFalse();
  }

  @Test
  void aPartThatIsRenamedFreesItsName() {
    ConfigParts renamed = parts.with(FIRST.with("c", new Document(), 1));
    assertThat(renamed.findByName(ConfigKind.VALUE, "a")).isEmpty();
    assertThat(renamed.findByName(ConfigKind.VALUE, "c")).isPresent();
    assertThat(renamed.list(ConfigKind.VALUE)).hasSize(2);
    assertThat(parts.findByName(ConfigKind.VALUE, "a")).as("of before").contains(FIRST);
  }

  @Test
  void aPartThatIsRemovedFreesItsName() {
    ConfigParts rest = parts.without(FIRST.with("other", new Document(), 1));
    assertThat(rest.findByName(ConfigKind.VALUE, "a")).isEmpty();
    assertThat(rest.find(ConfigKind.VALUE, FIRST.id())).isEmpty();
    assertThat(rest.without(FIRST)).isEqualTo(rest);
  }

  @Test
  void theSamePartsAreEqualHoweverTheyCameThere() {
    ConfigParts other = ConfigParts.EMPTY.with(FUNCTION).with(FIRST).with(SECOND);
    assertThat(other).isEqualTo(parts).hasSameHashCodeAs(parts);
    assertThat(parts.without(SECOND).without(FIRST)).isEqualTo(ConfigParts.EMPTY.with(FUNCTION));
    assertThat(parts).isNotEqualTo(ConfigParts.EMPTY).isNotEqualTo(parts.without(FIRST));
    assertThat(ConfigParts.EMPTY.hashCode()).isNotEqualTo(parts.hashCode());
  }

  @Test
  void noTextOfPartsShowsWhatIsInThem() {
    ConfigDocument secret =
        new ConfigDocument(
            Samples.id(7), ConfigKind.SECRET, "name", new Document("value", "hidden"), 0);
    assertThat(ConfigParts.EMPTY.with(secret).toString()).contains("name").doesNotContain("hidden");
  }

  private static ConfigDocument part(int id, ConfigKind kind, String name) {
    return new ConfigDocument(Samples.id(id), kind, name, new Document(), 0);
  }
}
