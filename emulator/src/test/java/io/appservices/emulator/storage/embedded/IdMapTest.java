package io.appservices.emulator.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class IdMapTest {

  private final IdMap<String> map = new IdMap<>();

  private static ObjectId id(int n) {
    return new ObjectId("%024x".formatted(n));
  }

  @Test
  void valuesAreListedInTheOrderOfTheirIds() {
    map.put(id(2), "two");
    map.put(id(3), "three");
    map.put(id(1), "one");

    assertThat(map.values(map.ids())).containsExactly("one", "two", "three");
    assertThat(map.values(map.ids().descendingSet().tailSet(id(3), false)))
        .containsExactly("two", "one");
  }

  @Test
  void aValueThatIsReplacedKeepsItsPlace() {
    map.put(id(1), "one");
    map.put(id(2), "two");

    map.put(id(1), "changed");

    assertThat(map.get(id(1))).isEqualTo("changed");
    assertThat(map.values(map.ids())).containsExactly("changed", "two");
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void aValueThatIsRemovedIsNeitherFoundNorListed() {
    map.put(id(1), "one");
    map.put(id(2), "two");

    assertThat(map.remove(id(1))).isEqualTo("one");

    assertThat(map.remove(id(1))).isNull();
    assertThat(map.get(id(1))).isNull();
    assertThat(map.containsKey(id(1))).isFalse();
    assertThat(map.values(map.ids())).containsExactly("two");
    assertThat(map.size()).isEqualTo(1);
  }
}
