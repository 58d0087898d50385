package io.appservices.emulator.service;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.Secret;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.SecretStore;
import java.util.List;
import org.bson.types.ObjectId;

/** The secrets of an app: configuration names them, no API shows them. */
public final class SecretService {

  private final SecretStore secrets;
  private final Ids ids;

  public SecretService(SecretStore secrets, Ids ids) {
    this.secrets = secrets;
    this.ids = ids;
  }

  public List<Secret> list(App app) {
    return secrets.list(app.id());
  }

  public Secret create(App app, String name, String value) {
    if (name.isEmpty()) {
      throw Refusals.missingParameter("name");
    }
    Secret secret = new Secret(ids.next(), name, value);
    if (!secrets.insert(app.id(), secret)) {
      throw Refusals.secretNameTaken(name);
    }
    return secret;
  }

  /** Gives a secret another name and value. */
  public void replace(App app, String id, String name, String value) {
    Secret secret = new Secret(get(app, id).id(), name, value);
    secrets.replace(app.id(), secret).orElseThrow(() -> Refusals.secretNameTaken(name));
  }

  public void delete(App app, String id) {
    secrets.delete(app.id(), get(app, id).id()).orElseThrow(() -> Refusals.secretNotFound(id));
  }

  private Secret get(App app, String id) {
    return secrets.list(app.id()).stream()
        .filter(secret -> ObjectId.isValid(id) && secret.id().equals(new ObjectId(id)))
        .findFirst()
        .orElseThrow(() -> Refusals.secretNotFound(id));
  }
}
