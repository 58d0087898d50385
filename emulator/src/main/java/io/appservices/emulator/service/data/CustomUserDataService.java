package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.CustomUserDataChange;
import io.appservices.emulator.domain.definition.CustomUserDataSettings;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.UserDataSource;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The custom user data of apps (docs: custom user data), which finds the document of a user. */
public final class CustomUserDataService implements UserDataSource {

  /** The name of the only setting of an app. */
  private static final String ONLY = "custom_user_data";

  private static final String ID = "_id";

  private static final List<String> SHOWN =
      List.of("mongo_service_id", "database_name", "collection_name", "user_id_field");

  private final ConfigService config;
  private final DataService data;

  public CustomUserDataService(ConfigService config, DataService data) {
    this.config = config;
    this.data = data;
  }

  /** Returns the settings of the app. */
  public CustomUserDataSettings settings(App app) {
    return setting(app).map(CustomUserDataSettings::of).orElse(CustomUserDataSettings.NONE);
  }

  /** Returns the settings as they were sent; {@code enabled: false} if none were. */
  public Document document(App app) {
    return setting(app).map(ConfigDocument::body).orElseGet(() -> new Document("enabled", false));
  }

  /** Returns the settings with all fields; those that were never set are empty strings. */
  public Document shown(App app) {
    Document all = new Document("enabled", false);
    SHOWN.forEach(key -> all.append(key, ""));
    return Documents.merged(all, document(app));
  }

  /** Changes those settings that the change has. */
  public void update(App app, CustomUserDataChange change) {
    config.createOrChange(
        app,
        ConfigKind.CUSTOM_USER_DATA,
        ONLY,
        new Document(),
        existing -> withoutEmpty(Documents.merged(existing, change.members())));
  }

  /** Removes empty strings: a client that was shown one sends it back, and it sets nothing. */
  private static Document withoutEmpty(Document settings) {
    settings.values().removeIf(""::equals);
    return settings;
  }

  /** Sets all settings; those that the change does not have are unset. */
  public void replace(App app, CustomUserDataChange change) {
    Document body = change.members();
    Optional<ConfigDocument> setting = setting(app);
    if (setting.isEmpty()) {
      config.create(app, ConfigKind.CUSTOM_USER_DATA, ONLY, body);
    } else if (!setting.get().body().equals(body)) {
      String id = setting.get().id().toHexString();
      config.replace(app, ConfigKind.CUSTOM_USER_DATA, id, ONLY, body);
    }
  }

  /** Returns the function that is asked before a user is made. */
  public Optional<String> creationFunction(App app) {
    return config.name(app, ConfigKind.FUNCTION, settings(app).creationFunction());
  }

  /**
   * Checks that a function may be deleted (docs: custom user data, user creation function).
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none, or it is the one
   *     that is asked before a user is made
   */
  public void checkDeletion(App app, String functionId) {
    String name = config.get(app, ConfigKind.FUNCTION, functionId).name();
    if (creationFunction(app).filter(name::equals).isPresent()) {
      throw AdminRefusals.userCreationFunction(name);
    }
  }

  /** Returns whether users have custom data, which has to be read from a data source. */
  public boolean isEnabled(App app) {
    return settings(app).enabled();
  }

  /**
   * Finds the document of a user: an id as text is looked for before one as ObjectId; of several
   * documents the first counts.
   */
  @Override
  public Optional<Document> find(App app, User user) {
    CustomUserDataSettings settings = settings(app);
    return settings.enabled()
            && settings.database().isPresent()
            && settings.collection().isPresent()
        ? find(app, settings, user)
        : Optional.empty();
  }

  /** Returns whether a collection holds the custom data of the app's users. */
  public boolean isIn(App app, String service, String database, String collection) {
    CustomUserDataSettings settings = settings(app);
    return settings.enabled()
        && settings.database().filter(database::equals).isPresent()
        && settings.collection().filter(collection::equals).isPresent()
        && service(app, settings).filter(service::equals).isPresent();
  }

  /** Returns the user that a document of custom data belongs to. */
  public Optional<ObjectId> userId(App app, Document document) {
    Object id = document.get(settings(app).idField());
    return id != null && ObjectId.isValid(id.toString())
        ? Optional.of(new ObjectId(id.toString()))
        : Optional.empty();
  }

  /** Returns a user as functions and rules see it, with its custom data. */
  public FunctionUser functionUser(App app, User user) {
    return FunctionUser.of(user, find(app, user));
  }

  /**
   * Returns a caller as functions and rules see it: with the custom data that its access token
   * carries, which is that of its login or last refresh (docs: custom user data), or without such a
   * token with its custom data of now.
   */
  public FunctionUser functionUser(Caller caller) {
    return caller.hasAccessToken()
        ? FunctionUser.of(caller.user(), carried(caller))
        : functionUser(caller.app(), caller.user());
  }

  /** Returns the custom data of a token, with its id as in the collection: a token has its text. */
  private Optional<Document> carried(Caller caller) {
    Optional<Document> data = caller.carriedData();
    if (data.isPresent()
        && data.get().get(ID) instanceof String text
        && ObjectId.isValid(text)
        && !settings(caller.app()).idField().equals(ID)) {
      data.get().append(ID, new ObjectId(text));
    }
    return data;
  }

  private Optional<Document> find(App app, CustomUserDataSettings settings, User user) {
    return service(app, settings)
        .flatMap(
            service ->
                find(app, service, settings, user.id().toHexString())
                    .or(() -> find(app, service, settings, user.id())));
  }

  private Optional<Document> find(
      App app, String service, CustomUserDataSettings settings, Object userId) {
    Document query =
        address(settings)
            .append("query", new Document(settings.idField(), userId))
            .append("limit", 1);
    Object found = data.call(app, FunctionUser.SYSTEM, service, "find", query);
    return found instanceof List<?> documents
        ? documents.stream().findFirst().map(Document.class::cast)
        : Optional.empty();
  }

  /** Sets members of the document of a user, which is made if there is none. */
  public void set(App app, User user, Document members) {
    CustomUserDataSettings settings = settings(app);
    String service = service(app, settings).orElseThrow(() -> Refusals.missingParameter("service"));
    String field = settings.idField();
    Object id = find(app, user).map(found -> found.get(field)).orElse(user.id().toHexString());
    Document update =
        address(settings)
            .append("query", new Document(field, id))
            .append("update", new Document("$set", new Document(members).append(field, id)))
            .append("upsert", true);
    data.call(app, FunctionUser.SYSTEM, service, "updateOne", update);
  }

  private static Document address(CustomUserDataSettings settings) {
    return new Document("database", settings.database().orElse(null))
        .append("collection", settings.collection().orElse(null));
  }

  /**
   * Returns the name of the service, which app folders refer to by name and the Admin API by id.
   */
  private Optional<String> service(App app, CustomUserDataSettings settings) {
    Reference service = settings.dataSource();
    return service
        .name()
        .filter(name -> data.has(app, name))
        .or(() -> config.name(app, ConfigKind.SERVICE, service.withoutName()));
  }

  private Optional<ConfigDocument> setting(App app) {
    return config.findByName(app, ConfigKind.CUSTOM_USER_DATA, ONLY);
  }
}
