package io.appservices.emulator.storage.mongodb.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The apps as they were read last. What was read may be used for a short time, the age; whoever
 * changes or deletes an app is answered only after that time. So a request that begins after the
 * answer never meets what was there before, at whichever process, and a process under load reads an
 * app a few times a second. Safe to use from any thread.
 */
public final class Apps {

  /** Stands for the number of an app that does not exist. */
  public static final long NONE = -1;

  static final Document HEAD = new Document("_id", 1).append("id", 1).append("version", 1);

  /** Each may be large, and only those in use are wanted. */
  private static final int MOST = 200;

  private static final int MOST_IDS = 10_000;

  /** The attempts at reading a state that others go on changing. */
  private static final int ATTEMPTS = 100;

  /**
   * An app that was read.
   *
   * @param readAt when reading it began, by the nanoseconds of this JVM
   */
  public record Read(long number, long version, AppState state, long readAt) {

    public App app() {
      return state.app(Edition.DEPLOYED);
    }
  }

  private final Cache<ObjectId, Read> apps = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<Object, ObjectId> ids = Caffeine.newBuilder().maximumSize(MOST_IDS).build();
  private final SharedCollection heads;
  private final SharedCollection states;
  private final long age;

  /**
   * Reads nothing yet.
   *
   * @param age how long what was read may be used
   */
  public Apps(SharedDatabase database, Duration age) {
    this.heads = database.collection(Collections.APPS);
    this.states = database.collection(Collections.APP_STATES);
    this.age = age.toNanos();
  }

  public Optional<Read> find(ObjectId appId) {
    Read known = apps.getIfPresent(appId);
    return fresh(known).or(() -> read(new Document("id", appId)));
  }

  public Optional<Read> findByClientAppId(String clientAppId) {
    return findBy(clientAppId, "client", Texts.stored(clientAppId));
  }

  public Optional<Read> findByDomainId(ObjectId domainId) {
    return findBy(domainId, "domain", domainId);
  }

  private Optional<Read> findBy(Object name, String field, Object value) {
    ObjectId appId = ids.getIfPresent(name);
    Read known = appId == null ? null : apps.getIfPresent(appId);
    Optional<Read> fresh = fresh(known);
    if (fresh.isPresent()) {
      return fresh;
    }
    Optional<Read> read = read(new Document(field, value));
    read.ifPresent(app -> ids.put(name, app.state().id()));
    return read;
  }

  /** Returns the number of an app, which no later app gets, or {@link #NONE}. */
  public long number(ObjectId appId) {
    return find(appId).map(Read::number).orElse(NONE);
  }

  private Optional<Read> fresh(@Nullable Read known) {
    return Optional.ofNullable(known).filter(read -> System.nanoTime() - read.readAt() < age);
  }

  private Optional<Read> read(Document filter) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long now = System.nanoTime();
      Optional<Document> head = heads.first(filter, HEAD);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      Optional<Read> read = keep(head.get(), now);
      if (read.isPresent()) {
        return read;
      }
    }
    throw new StorageException("an app has no state that can be read: " + filter, null);
  }

  /**
   * Returns the app whose head was read; empty if its state was replaced meanwhile.
   *
   * @param readAt when reading it began
   */
  public Optional<Read> keep(Document head, long readAt) {
    ObjectId appId = head.getObjectId("id");
    long number = head.getLong("_id");
    long version = head.getLong("version");
    Read known = apps.getIfPresent(appId);
    Optional<AppState> state =
        known != null && known.number() == number && known.version() == version
            ? Optional.of(known.state())
            : states
                .first(new Document("_id", stateId(number, version)))
                .map(stored -> Codecs.APP_STATE.fromBytes(Records.bytes(stored)));
    Optional<Read> read = state.map(found -> new Read(number, version, found, readAt));
    read.ifPresent(app -> apps.asMap().merge(appId, app, Apps::later));
    return read;
  }

  private static Read later(Read one, Read other) {
    return one.readAt() - other.readAt() > 0 ? one : other;
  }

  public static Document stateId(long number, long version) {
    return new Document("app", number).append("version", version);
  }

  /** Forgets an app that this process changed. */
  public void forget(ObjectId appId) {
    apps.invalidate(appId);
  }

  /** Returns when no process can use what it read before; to be called after a change. */
  public void awaitSeen() {
    try {
      TimeUnit.NANOSECONDS.sleep(age);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while other emulators get to know a change", e);
    }
  }
}
