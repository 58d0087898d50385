package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.service.config.ConfigService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The parts of apps, as they are in files, of all sections that {@link StoredSection} lists. */
final class PartStore {

  private static final String NAME = "name";
  private static final String SOURCE = "source";
  private static final String WEBHOOK_SOURCE = "function_source";

  private final ConfigService config;

  PartStore(ConfigService config) {
    this.config = config;
  }

  /** Returns the parts of a section, in the order that they were made in. */
  List<Part> list(App app, StoredSection kept) {
    return config.list(app, kept.kind()).stream()
        .flatMap(document -> part(app, kept, document).stream())
        .toList();
  }

  /** Makes a part, or changes the one that has its key. */
  void put(App app, StoredSection kept, Part part) {
    String name = storedName(app, kept, part.key());
    Document body = stored(app, kept, part);
    Optional<ConfigDocument> existing = config.findByName(app, kept.kind(), name);
    if (existing.isEmpty()) {
      config.create(app, kept.kind(), name, body);
    } else if (!existing.get().body().equals(body)) {
      config.replace(app, kept.kind(), existing.get().id().toHexString(), name, body);
    }
  }

  /** Returns whether the app has a part of this section and name. */
  boolean has(App app, Section section, String name) {
    return config.findByName(app, kind(section), name).isPresent();
  }

  void remove(App app, StoredSection kept, Part.Key key) {
    config
        .findByName(app, kept.kind(), storedName(app, kept, key))
        .ifPresent(document -> config.delete(app, kept.kind(), document.id().toHexString()));
  }

  /** Returns the body with ids beside the names of what it names. */
  Document withIds(App app, Document body) {
    return References.withIds(
        body,
        (section, name) -> config.findByName(app, kind(section), name).map(ConfigDocument::id));
  }

  /** Returns the body with names in the place of ids. */
  Document withNames(App app, Document body) {
    return References.withNames(
        body, (section, id) -> config.find(app, kind(section), id).map(ConfigDocument::name));
  }

  private Optional<Part> part(App app, StoredSection kept, ConfigDocument document) {
    Optional<Part.Key> key = key(app, kept, document);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Document body = Documents.without(document.body(), kept.named() ? NAME : "_id");
    if (kept.section() == Section.INCOMING_WEBHOOK) {
      body = renamed(body, WEBHOOK_SOURCE, SOURCE);
    }
    if (References.in(kept.section())) {
      body = withNames(app, body);
    }
    return Optional.of(new Part(kept.section(), key.get().owner(), key.get().name(), body, ""));
  }

  /** Returns the key of the part; empty if it is of another section, or its service is gone. */
  // Parts of a service are owned by its name.
  @SuppressWarnings("ArgumentSelectionDefectChecker")
  private Optional<Part.Key> key(App app, StoredSection kept, ConfigDocument document) {
    if (kept.owned() == StoredSection.Owned.BY_APP) {
      return Optional.of(new Part.Key(kept.section(), "", document.name()));
    }
    int slash = document.name().indexOf('/');
    String owner = document.name().substring(0, Math.max(slash, 0));
    String name = document.name().substring(slash + 1);
    if (!kept.holds(name)) {
      return Optional.empty();
    }
    String own = kept.section() == Section.DEFAULT_RULE ? "" : name;
    return kept.owned() == StoredSection.Owned.BY_SERVICE_NAME
        ? Optional.of(new Part.Key(kept.section(), owner, own))
        : Optional.of(owner)
            .filter(ObjectId::isValid)
            .flatMap(id -> config.find(app, ConfigKind.SERVICE, new ObjectId(id)))
            .map(service -> new Part.Key(kept.section(), service.name(), own));
  }

  private String storedName(App app, StoredSection kept, Part.Key key) {
    String owner =
        kept.owned() == StoredSection.Owned.BY_SERVICE_ID
            ? config
                .findByName(app, ConfigKind.SERVICE, key.owner())
                .map(service -> service.id().toHexString())
                .orElse("")
            : key.owner();
    return kept.storedName(key, owner);
  }

  private Document stored(App app, StoredSection kept, Part part) {
    Document body = kept.named() ? new Document(NAME, part.name()) : new Document();
    body.putAll(part.body());
    if (kept.section() == Section.INCOMING_WEBHOOK) {
      body = renamed(body, SOURCE, WEBHOOK_SOURCE);
    }
    return References.in(kept.section()) ? withIds(app, body) : body;
  }

  private static Document renamed(Document body, String from, String to) {
    Document renamed = new Document((Map<String, Object>) body);
    if (renamed.containsKey(from)) {
      renamed.append(to, renamed.remove(from));
    }
    return renamed;
  }

  private static ConfigKind kind(Section section) {
    return switch (section) {
      case FUNCTION -> ConfigKind.FUNCTION;
      case SERVICE -> ConfigKind.SERVICE;
      case SECRET -> ConfigKind.SECRET;
      default -> throw new IllegalArgumentException("nothing names a " + section.noun());
    };
  }
}
