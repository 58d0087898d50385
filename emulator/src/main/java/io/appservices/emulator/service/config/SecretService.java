package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The secrets of an app: configuration names them, no API shows their values. */
public final class SecretService {

  private static final String VALUE = "value";

  private final EditionParts config;
  private final EmulatorClock clock;
  private final Ids ids;

  public SecretService(AppStates apps, EmulatorClock clock, Ids ids) {
    this.config = apps.config(Edition.EDITED);
    this.clock = clock;
    this.ids = ids;
  }

  /** Returns the text of a secret; only for use inside the service. */
  public Optional<String> value(App app, String name) {
    return config
        .findByName(app.id(), ConfigKind.SECRET, name)
        .flatMap(secret -> secret.members().text(VALUE));
  }

  public List<ConfigDocument> list(App app) {
    return config.list(app.id(), ConfigKind.SECRET);
  }

  public ConfigDocument create(App app, String name, String value) {
    if (name.isEmpty()) {
      throw Refusals.missingParameter("name");
    }
    ConfigDocument secret =
        new ConfigDocument(ids.next(), ConfigKind.SECRET, name, body(value), clock.seconds());
    if (!config.insert(app.id(), secret)) {
      throw AdminRefusals.secretNameTaken(name);
    }
    return secret;
  }

  /** Gives a secret another name and value. */
  public void replace(App app, String id, String name, String value) {
    ObjectId secretId = get(app, id).id();
    long now = clock.seconds();
    config
        .update(
            app.id(), ConfigKind.SECRET, secretId, Update.to(s -> s.with(name, body(value), now)))
        .require(() -> AdminRefusals.secretNameTaken(name));
  }

  public void delete(App app, String id) {
    if (config.delete(app.id(), ConfigKind.SECRET, get(app, id).id()).isEmpty()) {
      throw AdminRefusals.secretNotFound(id);
    }
  }

  private ConfigDocument get(App app, String id) {
    return Optional.of(id)
        .filter(ObjectId::isValid)
        .flatMap(text -> config.find(app.id(), ConfigKind.SECRET, new ObjectId(text)))
        .orElseThrow(() -> AdminRefusals.secretNotFound(id));
  }

  private static Document body(String value) {
    return new Document(VALUE, value);
  }
}
