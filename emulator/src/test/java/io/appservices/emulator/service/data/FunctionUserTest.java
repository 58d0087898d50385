package io.appservices.emulator.service.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class FunctionUserTest {

  @Test
  void whatAFunctionDoesToItsUserReachesNeitherRulesNorTheStoredUser() {
    Identity identity =
        new Identity(
            ProviderType.CUSTOM_TOKEN,
            new ObjectId(),
            "i",
            Map.of("team", Map.of("name", "blue"), "tags", List.of("a")));
    User user = User.create(new ObjectId(), UserType.NORMAL, identity, 0);
    FunctionUser caller = FunctionUser.of(user, Optional.of(new Document("level", 1)));
    Document before = FunctionUser.view(user, Optional.of(new Document("level", 1)));

    Document seen = caller.view();
    seen.get("data", Document.class).get("team", Document.class).clear();
    seen.get("data", Document.class).getList("tags", Object.class).clear();
    seen.get("custom_data", Document.class).clear();
    seen.append("type", "server");

    assertThat(caller.execution()).isEqualTo(before);
    assertThat(caller.view()).isEqualTo(before);
    assertThat(FunctionUser.view(user, Optional.of(new Document("level", 1)))).isEqualTo(before);
  }

  @Test
  void theSystemIsTheSameForEverybodyWhateverOneDoesToIt() {
    for (Document seen :
        List.of(
            FunctionUser.SYSTEM.view(),
            FunctionUser.SYSTEM.execution(),
            FunctionUser.SYSTEM.asSystem().execution())) {
      seen.get("data", Document.class).append("planted", true);
      seen.append("id", "planted");
    }
    assertThat(FunctionUser.SYSTEM.id()).isEmpty();
    assertThat(FunctionUser.SYSTEM.view().get("data")).isEqualTo(new Document());
    assertThat(FunctionUser.SYSTEM.execution()).isEqualTo(FunctionUser.SYSTEM.view());
  }
}
