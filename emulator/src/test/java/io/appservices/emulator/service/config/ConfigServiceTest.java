package io.appservices.emulator.service.config;

import static io.appservices.emulator.domain.app.ConfigKind.ALLOWED_IP;
import static io.appservices.emulator.domain.app.ConfigKind.FUNCTION;
import static io.appservices.emulator.domain.app.ConfigKind.SCHEMA;
import static io.appservices.emulator.domain.app.ConfigKind.SERVICE;
import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Setting;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Parts of a configuration, those that make a setting, and what functions see of them. */
class ConfigServiceTest {

  private final ConfigScene scene = new ConfigScene();
  private final ConfigService config = scene.config;

  private App app() {
    return scene.app();
  }

  private static Document json(String text) {
    return Document.parse(text);
  }

  private ConfigDocument function(String name) {
    return config.create(app(), FUNCTION, json("{name: '" + name + "', source: '1'}"));
  }

  @Test
  void aPartIsNamedByItsBodyWhoseOtherMembersAreKept() {
    long now = scene.later();
    assertThat(config.has(app(), FUNCTION)).isFalse();
    ConfigDocument made =
        config.create(app(), FUNCTION, json("{_id: 'x', name: 'f', a: 1, last_modified: 5}"));
    assertThat(made)
        .isEqualTo(new ConfigDocument(made.id(), FUNCTION, "f", new Document("a", 1), now));
    assertThat(config.list(app(), FUNCTION)).containsExactly(made);
    assertThat(config.has(app(), FUNCTION)).isTrue();
    assertThat(config.find(app(), FUNCTION, made.id())).contains(made);
    assertThat(config.findByName(app(), FUNCTION, "f")).contains(made);
    assertThat(config.get(app(), FUNCTION, made.id().toHexString())).isEqualTo(made);
    Reference byId = new Reference(Optional.of(made.id()), Optional.of("g"));
    assertThat(config.name(app(), FUNCTION, byId)).contains("f");
    assertThat(refusal(() -> function("f"))).isEqualTo("function name already exists: 'f'");
    assertThat(refusal(() -> function(""))).isEqualTo("missing required parameter: 'name'");
    assertThat(refusal(() -> config.get(app(), FUNCTION, "x")))
        .isEqualTo("function not found: 'x'");
    String unknown = "1".repeat(24);
    assertThat(refusal(() -> config.get(app(), ALLOWED_IP, unknown)))
        .isEqualTo("allowed IP not found: 'ObjectID(\"" + unknown + "\")'");
    assertThat(config.notFound(VALUE, "x").errorCode()).contains("ValueNotFound");
    assertThat(config.nameTaken(VALUE, "x").errorCode()).contains("ValueDuplicateName");
  }

  @Test
  void severalPartsAreAddedTogetherOrNotAtAll() {
    config.createAll(app(), FUNCTION, List.of());
    assertThat(scene.deployments.list(app())).isEmpty();
    config.createAll(app(), FUNCTION, List.of(json("{name: 'f', a: 1}"), json("{name: 'g'}")));
    assertThat(scene.deployments.list(app())).hasSize(1);
    assertThat(config.findByName(app(), FUNCTION, "f").map(ConfigDocument::body))
        .contains(new Document("a", 1));
    assertThat(
            refusal(
                () ->
                    config.createAll(
                        app(), FUNCTION, List.of(json("{name: 'h'}"), json("{name: 'f'}")))))
        .startsWith("function name already exists");
    assertThat(config.list(app(), FUNCTION)).hasSize(2);
  }

  @Test
  void aPartMayHaveANameThatItsBodyDoesNotTellOrNone() {
    ConfigDocument named = config.create(app(), SCHEMA, "d.c", json("{_id: 1, name: 'n'}"));
    assertThat(named.name()).isEqualTo("d.c");
    assertThat(named.body()).isEqualTo(new Document("name", "n"));
    ConfigDocument unnamed = config.createUnnamed(app(), SCHEMA, json("{_id: 1, a: 2}"));
    assertThat(unnamed.name()).isEqualTo(unnamed.id().toHexString());
    assertThat(unnamed.body()).isEqualTo(new Document("a", 2));
    assertThat(config.list(app(), SCHEMA)).containsExactly(named, unnamed);
    String id = named.id().toHexString();
    ConfigDocument changed =
        config.change(
            app(),
            SCHEMA,
            id,
            body -> body.getString("n"),
            body -> body.append("n", "e.c").append("_id", 3));
    assertThat(changed.name()).isEqualTo("e.c");
    assertThat(changed.body()).isEqualTo(json("{name: 'n', n: 'e.c'}"));
    assertThat(
            refusal(() -> config.change(app(), SCHEMA, id, body -> unnamed.name(), body -> body)))
        .isEqualTo("schema name already exists: 'e.c'");
    ConfigDocument replaced = config.replace(app(), SCHEMA, id, "f.c", json("{_id: 4, b: 1}"));
    assertThat(replaced.name()).isEqualTo("f.c");
    assertThat(replaced.body()).isEqualTo(new Document("b", 1));
  }

  @Test
  void aReplacedPartHasWhatIsSentAndTheNameIfOneIs() {
    String id = function("f").id().toHexString();
    function("g");
    long now = scene.later();
    ConfigDocument replaced = config.replace(app(), FUNCTION, id, json("{_id: 1, a: 2}"));
    assertThat(replaced.name()).isEqualTo("f");
    assertThat(replaced.body()).isEqualTo(new Document("a", 2));
    assertThat(replaced.lastModified()).isEqualTo(now);
    assertThat(config.get(app(), FUNCTION, id)).isEqualTo(replaced);
    assertThat(config.replace(app(), FUNCTION, id, json("{name: ''}")).name()).isEqualTo("f");
    assertThat(config.replace(app(), FUNCTION, id, json("{name: 'h'}")).name()).isEqualTo("h");
    assertThat(refusal(() -> config.replace(app(), FUNCTION, id, json("{name: 'g'}"))))
        .isEqualTo("function name already exists: 'g'");
    config.delete(app(), FUNCTION, id);
    assertThat(config.list(app(), FUNCTION)).extracting(ConfigDocument::name).containsExactly("g");
    assertThat(refusal(() -> config.delete(app(), FUNCTION, id)))
        .isEqualTo("function not found: '" + id + "'");
  }

  @Test
  void mergedMembersKeepTheRestAndTheSecretsOfAService() {
    String id = function("f").id().toHexString();
    assertThat(config.merge(app(), FUNCTION, id, json("{a: 1}")).body())
        .isEqualTo(json("{source: '1', a: 1}"));
    ConfigDocument service =
        config.create(app(), SERVICE, json("{name: 's', config: {uri: 'hidden', a: 1}}"));
    ConfigDocument merged =
        config.merge(app(), SERVICE, service.id().toHexString(), json("{config: {a: 2}}"));
    assertThat(merged.body()).isEqualTo(json("{config: {a: 2, uri: 'hidden'}}"));
    ConfigDocument value = config.create(app(), VALUE, json("{name: 'v', config: {uri: 'x'}}"));
    assertThat(
            config.merge(app(), VALUE, value.id().toHexString(), json("{config: {a: 2}}")).body())
        .isEqualTo(json("{config: {a: 2}}"));
  }

  @Test
  void aSettingHasItsDefaultUntilItIsSet() {
    SettingService settings = scene.services.settings();
    assertThat(settings.get(app(), Setting.HOSTING)).isEqualTo(new Document("enabled", false));
    assertThat(settings.lastModified(app(), Setting.HOSTING)).isZero();
    long now = scene.later();
    settings.merge(app(), Setting.HOSTING, new Document("a", 1));
    assertThat(settings.get(app(), Setting.HOSTING))
        .isEqualTo(new Document("enabled", false).append("a", 1));
    assertThat(settings.lastModified(app(), Setting.HOSTING)).isEqualTo(now);
    settings.merge(app(), Setting.HOSTING, new Document("enabled", true));
    assertThat(settings.get(app(), Setting.HOSTING))
        .isEqualTo(new Document("enabled", true).append("a", 1));
    settings.replace(app(), Setting.HOSTING, new Document("b", 1));
    assertThat(settings.get(app(), Setting.HOSTING)).isEqualTo(new Document("b", 1));
    assertThat(config.list(app(), ConfigKind.SETTING)).hasSize(1);
  }

  @Test
  void secretsAreReadByTheServiceAlone() {
    SecretService secrets = scene.services.secrets();
    ConfigDocument secret = secrets.create(app(), "s", "text");
    String id = secret.id().toHexString();
    assertThat(secrets.list(app())).containsExactly(secret);
    assertThat(secrets.value(app(), "s")).contains("text");
    assertThat(secrets.value(app(), "t")).isEmpty();
    secrets.create(app(), "t", "other");
    assertThat(refusal(() -> secrets.create(app(), "", "x")))
        .isEqualTo("missing required parameter: 'name'");
    assertThat(refusal(() -> secrets.create(app(), "s", "x")))
        .isEqualTo("secret name already exists: 's'");
    assertThat(refusal(() -> secrets.replace(app(), id, "t", "x")))
        .isEqualTo("secret name already exists: 't'");
    long now = scene.later();
    secrets.replace(app(), id, "u", "new");
    assertThat(secrets.value(app(), "u")).contains("new");
    assertThat(secrets.value(app(), "s")).isEmpty();
    assertThat(secrets.list(app()).get(0).lastModified()).isEqualTo(now);
    secrets.delete(app(), id);
    assertThat(secrets.value(app(), "u")).isEmpty();
    assertThat(refusal(() -> secrets.delete(app(), id)))
        .isEqualTo("secret not found: \"" + id + "\"");
    assertThat(refusal(() -> secrets.delete(app(), "x"))).isEqualTo("secret not found: \"x\"");
  }

  @Test
  void functionsSeeValuesAndTextsOfSecretsAndTheirEnvironment() {
    ValueService values = scene.services.values();
    scene.services.secrets().create(app(), "s", "text");
    config.create(app(), VALUE, json("{name: 'plain', value: {a: 1}}"));
    config.create(app(), VALUE, json("{name: 'secret', value: 's', from_secret: true}"));
    config.create(app(), VALUE, json("{name: 'lost', value: 'x', from_secret: true}"));
    config.create(app(), VALUE, json("{name: 'empty'}"));
    assertThat(values.get(app(), "plain")).contains(new Document("a", 1));
    assertThat(values.get(app(), "secret")).contains("text");
    assertThat(values.get(app(), "lost")).isEmpty();
    assertThat(values.get(app(), "nothing")).isEmpty();
    assertThat(values.all(app())).isEqualTo(json("{plain: {a: 1}, secret: 'text'}"));
    config.create(
        app(), ConfigKind.ENVIRONMENT_VALUE, json("{name: 'e', values: {none: 1, qa: 2}}"));
    config.create(app(), ConfigKind.ENVIRONMENT_VALUE, json("{name: 'f', values: {qa: 3}}"));
    assertThat(values.environment(app())).isEqualTo(json("{tag: '', values: {e: 1}}"));
    scene.apps.setEnvironment(app(), "qa");
    assertThat(values.environment(app())).isEqualTo(json("{tag: 'qa', values: {e: 2, f: 3}}"));
    scene.apps.setEnvironment(app(), "own");
    assertThat(values.environment(app())).isEqualTo(json("{tag: 'own', values: {}}"));
  }

  @Test
  void initialSyncIsCompleteWhereSyncIsOn() {
    SyncService sync = scene.services.sync();
    assertThat(sync.state(app(), true)).isEmpty();
    String none = "there are no mongodb/atlas services with provided sync state";
    assertThat(refusal(() -> sync.progress(app()))).isEqualTo(none);
    config.create(
        app(), SERVICE, json("{name: 'h', type: 'http', config: {sync: {state: 'enabled'}}}"));
    assertThat(refusal(() -> sync.progress(app()))).isEqualTo(none);
    ObjectId id =
        config
            .create(
                app(),
                SERVICE,
                json("{name: 'm', type: 'mongodb-atlas', config: {sync: {state: 'disabled'}}}"))
            .id();
    assertThat(refusal(() -> sync.progress(app()))).isEqualTo(none);
    assertThat(sync.state(app(), false)).isEqualTo("disabled");
    assertThat(sync.state(app(), true)).isEmpty();
    config.merge(
        app(), SERVICE, id.toHexString(), json("{config: {flexible_sync: {state: 'enabled'}}}"));
    assertThat(sync.state(app(), true)).isEqualTo("enabled");
    config.createUnnamed(app(), SCHEMA, json("{metadata: {database: 'd', collection: 'c'}}"));
    assertThat(sync.progress(app()))
        .isEqualTo(
            json(
                "{progress: {'d.c': {complete: true, accepting_clients: true}},"
                    + " accepting_clients: true}"));
  }
}
