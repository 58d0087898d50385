package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingCopyTest {

  @ParameterizedTest
  @EnumSource
  void whoChangesASettingChangesNoOtherApp(Setting setting) {
    Document before = setting.initial();
    setting.initial().append("planted", true);
    assertThat(setting.initial()).isEqualTo(before).doesNotContainKey("planted");
  }

  @Test
  void alsoWhatIsDeepInASettingIsACopy() {
    Setting.DEPLOYMENT.initial().get("automatic_deployment", Document.class).clear();
    assertThat(Setting.DEPLOYMENT.initial().get("automatic_deployment", Document.class))
        .isNotEmpty();
  }

  @Test
  void settingsOfAProviderAreCopies() {
    Document settings = new Document("config", new Document("a", 1));
    AuthProvider provider =
        AuthProvider.enabled(new ObjectId(), ProviderType.CUSTOM_TOKEN, settings);
    provider.settings().get("config", Document.class).clear();
    settings.get("config", Document.class).clear();
    assertThat(provider.settings().get("config")).isEqualTo(new Document("a", 1));
  }
}
