package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppTest {

  private static final AuthProvider ANON = provider(ProviderType.ANON_USER);
  private static final AuthProvider KEYS = provider(ProviderType.API_KEY);

  private final App app = Samples.app(1, "app-abcde").withProvider(ANON).withProvider(KEYS);

  @Test
  void providersAreFoundByTypeAndById() {
    assertThat(app.providers()).containsExactly(ANON, KEYS);
    assertThat(app.provider(ProviderType.API_KEY)).contains(KEYS);
    assertThat(app.provider(ProviderType.CUSTOM_TOKEN)).isEmpty();
    assertThat(app.provider(ANON.id())).contains(ANON);
    assertThat(app.provider(new ObjectId())).isEmpty();
  }

  @Test
  void aProviderIsChangedOrRemovedAndTheOthersStay() {
    App changed = app.withProvider(KEYS.id(), provider -> provider.withDisabled(true));
    assertThat(changed.providers()).containsExactly(ANON, KEYS.withDisabled(true));
    assertThat(app.withoutProvider(ANON.id()).providers()).containsExactly(KEYS);
    assertThat(app.withoutProvider(new ObjectId())).isEqualTo(app);
  }

  @Test
  void aChangedSettingChangesNoOther() {
    App changed =
        app.withEnvironment("QA")
            .withLastModified(5)
            .withRefreshTokenLifetime(Duration.ofDays(1))
            .withAllowedRequestOrigins(List.of("https://a"))
            .as(Edition.EDITED);
    assertThat(changed.environment()).isEqualTo("QA");
    assertThat(changed.lastModified()).isEqualTo(5);
    assertThat(changed.refreshTokenLifetime()).isEqualTo(Duration.ofDays(1));
    assertThat(changed.allowedRequestOrigins()).containsExactly("https://a");
    assertThat(changed.edition()).isEqualTo(Edition.EDITED);
    App back =
        changed
            .withEnvironment("")
            .withLastModified(0)
            .withRefreshTokenLifetime(App.DEFAULT_REFRESH_TOKEN_LIFETIME)
            .withAllowedRequestOrigins(List.of())
            .as(Edition.DEPLOYED);
    assertThat(back).isEqualTo(app);
    assertThat(app.as(Edition.DEPLOYED)).isSameAs(app);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "app-abcde", "A_9"})
  void takesAsClientAppIds(String id) {
    assertThat(App.isClientAppId(id)).isTrue();
    assertThat(App.isClientAppId(id.repeat(65))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "\u00e9"})
  void doesNotTakeAsClientAppIds(String id) {
    assertThat(App.isClientAppId(id)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aRegionIsFoundByItsId(ProviderRegion region) {
    assertThat(ProviderRegion.byId(region.id())).contains(region);
    assertThat(region.id()).startsWith(region.cloudProvider() + "-").isLowerCase();
    assertThat(region.country()).matches("[A-Z]{2}");
  }

  @Test
  void aRegionIsInALocationThatOlderClientsKnow() {
    ProviderRegion frankfurt = ProviderRegion.byId("aws-eu-central-1").orElseThrow();
    assertThat(frankfurt.shownName()).isEqualTo("Frankfurt");
    assertThat(frankfurt.location()).isEqualTo("DE-FF");
    assertThat(frankfurt.country()).isEqualTo("DE");
    assertThat(frankfurt.cloudProvider()).isEqualTo("aws");
    assertThat(ProviderRegion.byId("aws-mars-1")).isEmpty();
  }

  @Test
  void fourRegionsTakeGlobalApps() {
    Set<String> global =
        Arrays.stream(ProviderRegion.values())
            .filter(ProviderRegion::isGlobal)
            .map(ProviderRegion::id)
            .collect(Collectors.toSet());
    assertThat(global)
        .containsExactlyInAnyOrder(
            "aws-eu-west-1", "aws-us-west-2", "aws-ap-southeast-2", "aws-us-east-1");
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE, true",
    "FUNCTION, true",
    "SETTING, true",
    "SECRET, false",
    "ALLOWED_IP, false",
    "LIVE_SETTING, false",
    "PUSH_NOTIFICATION, false"
  })
  void someKindsAreNoPartOfDeployments(ConfigKind kind, boolean deployed) {
    assertThat(kind.isDeployed()).isEqualTo(deployed);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA_API, data_api/config, SETTING",
    "DEPLOYMENT, deploy/config, LIVE_SETTING",
    "RULES, rules, LIVE_SETTING",
    "SYNC, sync/config, SETTING"
  })
  void aSettingIsStoredUnderItsPath(Setting setting, String path, ConfigKind kind) {
    assertThat(setting.path()).isEqualTo(path);
    assertThat(setting.kind()).isEqualTo(kind);
  }

  @Test
  void aDeploymentOfADraftSaysWhichAndItsName() {
    ObjectId draft = new ObjectId();
    Deployment deployment = new Deployment(new ObjectId(), 5);
    assertThat(deployment.draftId()).isEmpty();
    assertThat(deployment.name()).isEmpty();
    assertThat(deployment.ofDraft(draft, "first").draftId()).contains(draft);
    assertThat(deployment.ofDraft(draft, "first").name()).isEqualTo("first");
    Dependencies none = new Dependencies(draft, "f", "u", 1, List.of(), "{}", "");
    assertThat(none.failed("why").failure()).isEqualTo("why");
  }

  private static AuthProvider provider(ProviderType type) {
    return AuthProvider.enabled(new ObjectId(), type, new Document());
  }
}
