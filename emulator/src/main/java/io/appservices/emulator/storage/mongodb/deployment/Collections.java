package io.appservices.emulator.storage.mongodb.deployment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;

/** The collections and their indexes. Documents of an app have its number in {@code app}. */
public final class Collections {

  public static final String APPS = "apps";
  public static final String APP_STATES = "app_states";
  public static final String USERS = "users";
  public static final String REGISTRATIONS = "registrations";
  public static final String SESSIONS = "sessions";
  public static final String ABANDONED = "abandoned_sessions";
  public static final String DEVICES = "devices";
  public static final String API_KEYS = "api_keys";
  public static final String DATABASE_USERS = "database_users";
  public static final String SETTINGS = "settings";
  public static final String MAILS = "mails";
  public static final String LOG_ENTRIES = "log_entries";
  public static final String SCHEDULES = "schedules";
  public static final String DEPENDENCIES = "dependencies";
  public static final String PACKAGES = "package_parts";
  public static final String COUNTERS = "counters";
  static final String FORMAT = "format";
  static final String LOCKS = "locks";

  /** The collections whose documents go with their app. */
  public static final List<String> OF_APPS =
      List.of(
          USERS,
          REGISTRATIONS,
          DEVICES,
          API_KEYS,
          MAILS,
          LOG_ENTRIES,
          SCHEDULES,
          DEPENDENCIES,
          PACKAGES,
          APP_STATES);

  private record Index(String collection, boolean unique, boolean sparse, List<String> fields) {

    static Index on(String collection, String... fields) {
      return new Index(collection, false, false, List.of(fields));
    }

    static Index unique(String collection, String... fields) {
      return new Index(collection, true, false, List.of(fields));
    }

    /** Returns one that leaves out documents without the field. */
    Index leavingOut() {
      return new Index(collection, unique, true, fields);
    }

    void make(MongoCollection<Document> made) {
      Document keys = new Document();
      fields.forEach(field -> keys.append(field, 1));
      made.createIndex(keys, new IndexOptions().unique(unique).sparse(sparse));
    }
  }

  private static final List<Index> INDEXES =
      List.of(
          // An app that is dropped has none of these fields.
          Index.unique(APPS, "id").leavingOut(),
          Index.unique(APPS, "client").leavingOut(),
          Index.on(APPS, "domain").leavingOut(),
          Index.on(APPS, "dropped").leavingOut(),
          Index.on(APP_STATES, "app"),
          // One entry for each identity, so that two users cannot have the same.
          Index.unique(USERS, "keys"),
          Index.on(USERS, "app", "id"),
          Index.on(USERS, "app", "disabled", "id"),
          Index.on(USERS, "app", "providers", "id"),
          Index.on(USERS, "app", "anonymous", "id"),
          Index.unique(REGISTRATIONS, "app", "email"),
          Index.on(REGISTRATIONS, "app", "pending", "id"),
          Index.on(REGISTRATIONS, "app", "userless", "id"),
          Index.on(REGISTRATIONS, "confirmation"),
          Index.on(REGISTRATIONS, "reset"),
          Index.on(SESSIONS, "app", "user", "opened"),
          Index.on(SESSIONS, "ends"),
          Index.on(DEVICES, "app", "user", "saved"),
          Index.on(API_KEYS, "app", "ids"),
          Index.on(API_KEYS, "app", "digests"),
          Index.on(MAILS, "app", "added"),
          Index.on(LOG_ENTRIES, "app", "added"),
          Index.on(SCHEDULES, "app"),
          Index.on(DEPENDENCIES, "app"),
          Index.on(PACKAGES, "app", "upload"),
          Index.on(PACKAGES, "upload"));

  private Collections() {}

  /** Makes the indexes that are not there, which also makes their collections. */
  public static void prepare(SharedDatabase database) {
    for (Index index : INDEXES) {
      database.call(
          () -> {
            index.make(database.patient(index.collection()));
            return index;
          });
    }
  }
}
