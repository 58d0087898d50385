package io.appservices.emulator.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.ProviderType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class IdentityTest {

  private static final Map<String, Object> DATA =
      Map.of("team", Map.of("name", "blue"), "tags", List.of("a"));

  @Test
  void whoGaveTheDataCannotChangeItAfterwards() {
    Map<String, Object> team = new LinkedHashMap<>(Map.of("name", "blue"));
    List<Object> tags = new ArrayList<>(List.of("a"));
    Map<String, Object> data = new LinkedHashMap<>(Map.of("team", team, "tags", tags));
    Identity identity = identity(data);
    data.clear();
    team.clear();
    tags.clear();
    assertThat(identity.data()).isEqualTo(DATA);
  }

  @Test
  void nobodyChangesTheDataOfAUser() {
    User user = User.create(new ObjectId(), UserType.NORMAL, identity(DATA), 0);
    assertThatThrownBy(() -> user.data().clear()).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> ((Map<?, ?>) user.data().get("team")).clear())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> ((List<?>) user.data().get("tags")).clear())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void nobodyChangesTheOnlyMember() {
    Map<String, Object> tags = new LinkedHashMap<>(Map.of("a", 1));
    Identity identity = identity(Map.of("tags", tags));
    tags.clear();

    assertThat(identity.data()).isEqualTo(Map.of("tags", Map.of("a", 1)));
    assertThatThrownBy(() -> identity.data().clear()).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> identity.data().put("b", 2)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> identity.data().entrySet().iterator().next().setValue("c"))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> ((Map<?, ?>) identity.data().get("tags")).clear())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aProfileIsACopyThatMayBeChanged() {
    Identity identity = identity(DATA);
    Document data = identity.profile().get("data", Document.class);
    data.get("team", Document.class).clear();
    data.getList("tags", Object.class).clear();
    assertThat(identity.data()).isEqualTo(DATA);
  }

  private static Identity identity(Map<String, Object> data) {
    return new Identity(ProviderType.CUSTOM_TOKEN, new ObjectId(), "i", data);
  }
}
