package io.appservices.emulator.service.config;

import static io.appservices.emulator.domain.ProviderType.ANON_USER;
import static io.appservices.emulator.domain.ProviderType.API_KEY;
import static io.appservices.emulator.domain.ProviderType.LOCAL_USERPASS;
import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.AuthProviderDraft;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Apps and their ways to log in. */
class AppServiceTest {

  private final ConfigScene scene = new ConfigScene();
  private final AppService apps = scene.apps;
  private final AuthProviderService providers = scene.providers;

  private String notFound() {
    return "app not found: '" + scene.live().id().toHexString() + "'";
  }

  @Test
  void aNewAppHasWhatItsMakerChose() {
    AppOptions options = new AppOptions("atlas", "IE", "LOCAL", "aws-eu-west-1", "qa");
    App app = apps.create(ConfigScene.GROUP, "My_App", options);
    assertThat(app.clientAppId()).matches("my_app-[a-z]{5}");
    assertThat(app.name()).isEqualTo("My_App");
    assertThat(app.groupId()).isEqualTo(ConfigScene.GROUP);
    assertThat(app.product()).isEqualTo("atlas");
    assertThat(app.location()).isEqualTo("IE");
    assertThat(app.deploymentModel()).isEqualTo("LOCAL");
    assertThat(app.providerRegion()).isEqualTo("aws-eu-west-1");
    assertThat(app.environment()).isEqualTo("qa");
    assertThat(app.lastModified()).isEqualTo(scene.clock.seconds());
    assertThat(app.providers())
        .singleElement()
        .satisfies(p -> assertThat(p.type()).isEqualTo(API_KEY))
        .satisfies(p -> assertThat(p.disabled()).isTrue());
    assertThat(apps.find(app.id())).contains(app);
    assertThat(apps.find(app.clientAppId())).contains(app);
    assertThat(apps.get(app.clientAppId())).isEqualTo(app);
    assertThat(apps.get(ConfigScene.GROUP, app.id(), Edition.DEPLOYED)).isEqualTo(app);
    assertThat(apps.list(ConfigScene.GROUP, Edition.DEPLOYED)).containsExactly(scene.live(), app);
    assertThat(apps.list(Samples.id(8), Edition.DEPLOYED)).isEmpty();
    assertThat(refusal(() -> apps.get(Samples.id(8), app.id(), Edition.DEPLOYED)))
        .isEqualTo("app not found: '" + app.id().toHexString() + "'");
    assertThat(refusal(() -> apps.get("other")))
        .isEqualTo("cannot find app using Client App ID 'other'");
    assertThat(apps.unusedClientAppId("My_App"))
        .matches("my_app-[a-z]{5}")
        .isNotEqualTo(app.clientAppId());
  }

  @Test
  void idsThatAreTakenAreNotGivenAgain() {
    AppOptions options = AppOptions.READY;
    ObjectId id = Samples.id(9);
    Optional<App> made = apps.create(id, ConfigScene.GROUP, "one", "one-1", options);
    assertThat(made.map(App::id)).contains(id);
    assertThat(made.orElseThrow().providers())
        .extracting(AuthProvider::type)
        .containsExactly(API_KEY, ANON_USER, LOCAL_USERPASS);
    assertThat(made.orElseThrow().providers()).noneMatch(AuthProvider::disabled);
    assertThat(made.orElseThrow().provider(LOCAL_USERPASS).orElseThrow().confirmsAutomatically())
        .isTrue();
    assertThat(apps.create(id, ConfigScene.GROUP, "two", "two-1", options)).isEmpty();
    assertThat(apps.create(ConfigScene.GROUP, "two", "one-1", options)).isEmpty();
    assertThat(apps.create(ConfigScene.GROUP, "two", "two-1", options).map(App::clientAppId))
        .contains("two-1");
    App ready = apps.createReady(Samples.id(10), ConfigScene.GROUP, "a-b-cdefg");
    assertThat(ready.name()).isEqualTo("a-b");
    assertThat(apps.createReady(Samples.id(11), ConfigScene.GROUP, "a-b-cdefg")).isEqualTo(ready);
  }

  @Test
  void namesAreThoseThatTheServiceTakes() {
    for (String name : new String[] {"", "a b", "ä", "x".repeat(33)}) {
      for (Runnable call :
          List.<Runnable>of(
              () -> apps.create(ConfigScene.GROUP, name, AppOptions.DEFAULT),
              () -> apps.create(ConfigScene.GROUP, name, "x-1", AppOptions.DEFAULT),
              () ->
                  apps.create(Samples.id(9), ConfigScene.GROUP, name, "x-1", AppOptions.DEFAULT))) {
        assertThat(refusal(call)).startsWith("app names have 1 to 32 characters");
      }
    }
    AppNames.check("x".repeat(32));
    assertThat(AppNames.like("a b")).isEqualTo("a-b");
    assertThat(AppNames.like("x".repeat(40))).isEqualTo("x".repeat(32));
    assertThat(AppNames.like("")).isEqualTo("app");
    assertThat(AppNames.in("app")).isEqualTo("app");
    assertThat(AppNames.in("-app")).isEqualTo("-app");
    assertThat(AppNames.in("a-app")).isEqualTo("a");
  }

  @Test
  void settingsChangeWithTheTimeOfTheChange() {
    long first = scene.later();
    apps.setRefreshTokenLifetime(scene.app(), Duration.ofHours(1));
    assertThat(scene.live().refreshTokenLifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(scene.live().lastModified()).isEqualTo(first);
    long second = scene.later();
    apps.setAllowedRequestOrigins(scene.app(), List.of("http://x"));
    assertThat(scene.live().allowedRequestOrigins()).containsExactly("http://x");
    assertThat(scene.live().lastModified()).isEqualTo(second);
    assertThat(apps.setEnvironment(scene.app(), "qa").environment()).isEqualTo("qa");
    assertThat(scene.live().environment()).isEqualTo("qa");
  }

  @Test
  void aDeletedAppIsToldOnceAndTakesNoChange() {
    App app = scene.app();
    String notFound = notFound();
    apps.delete(app);
    assertThat(scene.deleted).extracting(App::id).containsExactly(app.id());
    for (Runnable call :
        List.<Runnable>of(
            () -> apps.delete(app),
            () -> apps.setEnvironment(app, "qa"),
            () -> providers.enable(app, ANON_USER, Map.of()),
            () -> providers.setDisabled(app, app.providers().get(0).id(), true))) {
      assertThat(refusal(call)).isEqualTo(notFound);
    }
    assertThat(scene.deleted).hasSize(1);
  }

  @Test
  void providersAreAddedOncePerType() {
    long now = scene.later();
    AuthProviderDraft draft =
        AuthProviderDraft.of(new Document("type", "anon-user").append("disabled", true));
    AuthProvider made = providers.create(scene.app(), draft);
    assertThat(made.disabled()).isTrue();
    assertThat(scene.live().provider(ANON_USER)).contains(made);
    assertThat(scene.live().lastModified()).isEqualTo(now);
    assertThat(providers.get(scene.app(), made.id())).isEqualTo(made);
    App before = scene.app();
    assertThat(refusal(() -> providers.create(before, draft)))
        .isEqualTo("auth provider already exists: 'anon-user'");
    assertThat(refusal(() -> providers.get(before, Samples.id(1))))
        .isEqualTo("auth provider not found");
    assertThat(refusal(() -> providers.update(before, Samples.id(1), draft)))
        .isEqualTo("auth provider not found");
    assertThat(refusal(() -> providers.setDisabled(before, Samples.id(1), true)))
        .isEqualTo("auth provider not found");
    providers.setDisabled(scene.app(), made.id(), false);
    assertThat(refusal(() -> providers.delete(scene.app(), made.id())))
        .isEqualTo("an auth provider must be disabled before it is deleted");
    providers.disable(scene.app(), ANON_USER);
    providers.disable(scene.app(), LOCAL_USERPASS);
    assertThat(scene.live().provider(ANON_USER).orElseThrow().disabled()).isTrue();
    providers.delete(scene.app(), made.id());
    assertThat(scene.live().provider(ANON_USER)).isEmpty();
  }

  @Test
  void aProviderThatIsSetUpAnewKeepsItsId() {
    Document config = new Document("autoConfirm", true).append("resetPasswordUrl", "http://x");
    Document body = new Document("type", "local-userpass").append("config", config);
    providers.put(scene.app(), AuthProviderDraft.of(body));
    AuthProvider first = scene.live().provider(LOCAL_USERPASS).orElseThrow();
    assertThat(first.disabled()).isFalse();
    long revision = scene.state().revision();
    providers.put(scene.app(), AuthProviderDraft.of(body));
    assertThat(scene.state().revision()).isEqualTo(revision);
    Document other = new Document("type", "local-userpass").append("config", new Document("a", 1));
    providers.put(scene.app(), AuthProviderDraft.of(other));
    AuthProvider second = scene.live().provider(LOCAL_USERPASS).orElseThrow();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.settings().get("config")).isEqualTo(new Document("a", 1));
    providers.disable(scene.app(), LOCAL_USERPASS);
    providers.enable(scene.app(), LOCAL_USERPASS, Map.of("b", 2));
    AuthProvider third = scene.live().provider(LOCAL_USERPASS).orElseThrow();
    assertThat(third.disabled()).isFalse();
    assertThat(third.settings().get("config")).isEqualTo(new Document("a", 1).append("b", 2));
    providers.enable(scene.app(), ANON_USER, Map.of());
    assertThat(scene.live().provider(ANON_USER)).isPresent();
  }

  @Test
  void onlyProvidersOfSomeTypesStay() {
    providers.enable(scene.app(), ANON_USER, Map.of());
    long revision = scene.state().revision();
    providers.retain(scene.app(), Set.of("anon-user", "api-key"));
    assertThat(scene.state().revision()).isEqualTo(revision);
    providers.retain(scene.app(), Set.of("anon-user"));
    assertThat(scene.live().providers()).extracting(AuthProvider::type).containsExactly(ANON_USER);
  }
}
