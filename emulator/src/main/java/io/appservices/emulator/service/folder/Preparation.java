package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;

/**
 * Says what an import leaves unsaid, as the service does: which secret a given value becomes, that
 * a provider is enabled, what a new app has. What comes out can be compared with an export.
 */
final class Preparation {

  private static final String SECRET_CONFIG = "secret_config";
  private static final String DISABLED = "disabled";

  private final Findings findings;
  private final Map<Part.Key, Part> parts = new LinkedHashMap<>();

  private Preparation(AppConfiguration read, Findings findings) {
    this.findings = findings;
    read.parts().forEach(this::put);
  }

  /**
   * Returns the configuration with everything said.
   *
   * @param names puts names in the place of ids, where a part has these only
   */
  static AppConfiguration of(
      AppConfiguration read,
      ImportStrategy strategy,
      UnaryOperator<Document> names,
      Findings findings) {
    Preparation preparation = new Preparation(read, findings);
    preparation.secrets(read.parts(Section.SECRET));
    preparation.providers();
    preparation.parts.replaceAll(
        (key, part) -> References.in(key.section()) ? part.with(names.apply(part.body())) : part);
    if (strategy == ImportStrategy.REPLACE_BY_NAME) {
      preparation.defaults();
    }
    return new AppConfiguration(read.root(), new ArrayList<>(preparation.parts.values()));
  }

  /** Turns the values of fields of a service into secrets that the service names. */
  private void secrets(List<Part> secrets) {
    for (Part secret : secrets) {
      if (secret.owner().isEmpty()) {
        continue;
      }
      Optional<Part> owner =
          find(Section.SERVICE, secret.owner())
              .or(() -> find(Section.AUTH_PROVIDER, secret.owner()));
      if (owner.isEmpty()) {
        findings.problem(
            secret.origin(), "there is no service or auth provider '" + secret.owner() + "'");
        continue;
      }
      parts.remove(secret.key());
      String name = name(owner.get(), secret);
      put(new Part(Section.SECRET, "", name, secret.body(), secret.origin()));
      put(naming(owner.get(), secret.name(), name));
    }
  }

  /** Returns the name that the owner has for it, or else the one that the service would give it. */
  private static String name(Part owner, Part secret) {
    return Members.stored(secretConfig(owner)).strings(secret.name()).stream()
        .findFirst()
        .orElse("__" + secret.owner() + "_" + secret.name());
  }

  private static Part naming(Part owner, String field, String name) {
    Document secrets = new Document((Map<String, Object>) secretConfig(owner));
    secrets.putIfAbsent(field, name);
    return owner.with(
        new Document((Map<String, Object>) owner.body()).append(SECRET_CONFIG, secrets));
  }

  private static Document secretConfig(Part owner) {
    return owner.body().get(SECRET_CONFIG) instanceof Document secrets ? secrets : new Document();
  }

  /**
   * Completes the providers: enabled unless they say otherwise, and without what providers do not
   * have.
   */
  private void providers() {
    parts.replaceAll((key, part) -> key.section() == Section.AUTH_PROVIDER ? provider(part) : part);
  }

  private Part provider(Part part) {
    Document body = new Document(DISABLED, false);
    part.body()
        .forEach(
            (key, value) -> {
              if (AuthProvider.SETTINGS.contains(key) || key.equals(DISABLED) && value != null) {
                body.append(key, value);
              } else {
                findings.note(part.origin(), "'" + key + "' of " + part.name() + " ignored");
              }
            });
    return part.with(body);
  }

  private void defaults() {
    putIfAbsent(
        Section.AUTH_PROVIDER, ProviderType.API_KEY.wireName(), new Document(DISABLED, true));
    putIfAbsent(Section.CUSTOM_USER_DATA, "", new Document("enabled", false));
    putIfAbsent(Section.GRAPHQL_CONFIG, "", Setting.GRAPHQL.initial());
    putIfAbsent(Section.SYNC_CONFIG, "", Setting.SYNC.initial());
  }

  private void putIfAbsent(Section section, String name, Document body) {
    Part part = new Part(section, "", name, body, "");
    parts.putIfAbsent(part.key(), part);
  }

  private void put(Part part) {
    parts.put(part.key(), part);
  }

  private Optional<Part> find(Section section, String name) {
    return Optional.ofNullable(parts.get(new Part.Key(section, "", name)));
  }
}
