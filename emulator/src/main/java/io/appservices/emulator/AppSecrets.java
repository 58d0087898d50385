package io.appservices.emulator;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.service.config.SecretService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The secrets of an app. No API shows what they hide; a value may. */
public final class AppSecrets {

  private final SecretService secrets;
  private final EmulatedApp app;

  AppSecrets(SecretService secrets, EmulatedApp app) {
    this.secrets = secrets;
    this.app = app;
  }

  /** Sets a secret, in place of one that had the name. */
  public void put(String name, String text) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    App of = app.app();
    find(of, name)
        .ifPresentOrElse(
            secret -> secrets.replace(of, secret.id().toHexString(), name, text),
            () -> secrets.create(of, name, text));
  }

  /** Removes a secret, if there is one of the name. */
  public void remove(String name) {
    Objects.requireNonNull(name, "name");
    App of = app.app();
    find(of, name).ifPresent(secret -> secrets.delete(of, secret.id().toHexString()));
  }

  /** Returns the names of the secrets. */
  public List<String> names() {
    return secrets.list(app.app()).stream().map(ConfigDocument::name).toList();
  }

  private Optional<ConfigDocument> find(App of, String name) {
    return secrets.list(of).stream().filter(secret -> secret.name().equals(name)).findFirst();
  }
}
