package io.appservices.emulator.inprocess;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.service.config.ConfigService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/** The parts of one kind of an app's configuration, by name. */
public final class ConfigPart {

  private final ConfigService config;
  private final Supplier<App> app;
  private final ConfigKind kind;

  public ConfigPart(ConfigService config, Supplier<App> app, ConfigKind kind) {
    this.config = config;
    this.app = app;
    this.kind = kind;
  }

  /** Adds a part, or replaces the one of the name. */
  public void put(String name, Document body) {
    Objects.requireNonNull(name, "name");
    App of = app.get();
    Document named = new Document(body).append("name", name);
    find(of, name)
        .ifPresentOrElse(
            part -> config.replace(of, kind, part.id().toHexString(), named),
            () -> config.create(of, kind, named));
  }

  /** Removes a part, if there is one of the name. */
  public void remove(String name) {
    Objects.requireNonNull(name, "name");
    App of = app.get();
    find(of, name).ifPresent(part -> config.delete(of, kind, part.id().toHexString()));
  }

  /** Returns the names of all parts. */
  public List<String> names() {
    return config.list(app.get(), kind).stream().map(ConfigDocument::name).toList();
  }

  private Optional<ConfigDocument> find(App of, String name) {
    return config.findByName(of, kind, name);
  }
}
