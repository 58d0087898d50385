package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What was given to an app, or was got from it, can be changed without the app changing. */
class SharedValuesTest {

  private final TestApp test = TestApp.shared();
  private final EmulatedApp app = test.emulated();

  @Test
  void aValueIsNotTheListThatWasGiven() {
    List<Object> inner = new ArrayList<>(List.of("a"));
    Map<String, Object> given = new LinkedHashMap<>(Map.of("inner", inner));
    app.values().put("v", given);
    inner.clear();
    given.clear();
    assertThat(app.values().get("v")).contains(Map.of("inner", List.of("a")));
  }

  @Test
  void aValueThatWasGotIsNotTheOneThatIsKept() {
    app.values().put("v", Map.of("inner", List.of("a")));
    change(app.values().get("v").orElseThrow());
    assertThat(app.values().get("v")).contains(Map.of("inner", List.of("a")));
  }

  @Test
  void aProviderIsNotSetUpWithTheMapThatWasGiven() {
    List<Object> audience = new ArrayList<>(List.of("a"));
    Map<String, Object> config = new LinkedHashMap<>(Map.of("audience", audience));
    app.providers().enable("custom-token", config);
    audience.clear();
    config.clear();
    Document shown =
        test.admin().onApp("GET", test.admin().provider("custom-token"), null).document();
    assertThat(shown.get("config")).isEqualTo(new Document("audience", List.of("a")));
  }

  @Test
  void aUserThatWasGotIsNotTheOneThatIsKept() {
    String id = app.users().create("ada@example.com", "password-1");
    EmulatedUser user = app.users().find(id).orElseThrow();
    Map<String, Object> before = Map.copyOf(user.data());
    change(user.data());
    assertThat(app.users().find(id).orElseThrow().data()).isEqualTo(before);
  }

  @Test
  void customDataThatWasGotIsNotTheOneThatIsKept() {
    String id = app.users().create("eve@example.com", "password-1");
    app.users().customDataIn("d", "c", "owner");
    List<Object> tags = new ArrayList<>(List.of("a"));
    app.users().setCustomData(id, Map.of("tags", tags));
    tags.clear();
    change(app.users().customData(id).orElseThrow());
    assertThat(app.users().customData(id).orElseThrow()).containsEntry("tags", List.of("a"));
  }

  /** Empties a value, from the inside out, as far as it lets anybody. */
  private static void change(Object value) {
    try {
      if (value instanceof Map<?, ?> map) {
        map.values().forEach(SharedValuesTest::change);
        map.clear();
      } else if (value instanceof List<?> list) {
        list.forEach(SharedValuesTest::change);
        list.clear();
      }
    } catch (UnsupportedOperationException e) {
      assertThat(value).isNotNull();
    }
  }
}
