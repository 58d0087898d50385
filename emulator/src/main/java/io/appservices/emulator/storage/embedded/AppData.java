package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.Versioned;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.ObjectId;

/**
 * The data of one app. Readers take no lock: they look into one map at a time. Writers hold the
 * monitor, because a change and its index entries belong together.
 */
final class AppData {

  /** The data of an app that does not exist: empty and closed. */
  static final AppData NONE = closed();

  record IdentityKey(ProviderType type, String id) {

    // Asked for each login; what a record makes of itself is slow until it is well compiled.
    @Override
    public boolean equals(Object other) {
      return other instanceof IdentityKey key && type == key.type && id.equals(key.id);
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + id.hashCode();
    }
  }

  /** A mail, and its place among those of all apps. */
  record SentMail(long number, Mail mail) {}

  final IdMap<User> users = new IdMap<>();
  final ConcurrentSkipListSet<ObjectId> anonymous = new ConcurrentSkipListSet<>();

  /**
   * The number of anonymous users, since the set would have to count. Read and written only while
   * holding the monitor.
   */
  int anonymousCount;

  final Map<IdentityKey, ObjectId> userByIdentity = new ConcurrentHashMap<>();
  final Map<ObjectId, Registration> registrations = new ConcurrentHashMap<>();
  final Map<String, Registration> registrationByEmail = new ConcurrentHashMap<>();
  final Map<ObjectId, Registration> registrationByToken = new ConcurrentHashMap<>();
  final ConcurrentSkipListMap<ObjectId, Registration> pending = new ConcurrentSkipListMap<>();
  final Map<ObjectId, UserDevices> devices = new ConcurrentHashMap<>();
  final ConcurrentSkipListMap<ObjectId, ApiKey> serverKeys = new ConcurrentSkipListMap<>();
  final Map<ObjectId, Map<ObjectId, ApiKey>> userKeys = new ConcurrentHashMap<>();
  final Map<ObjectId, ApiKey> keys = new ConcurrentHashMap<>();
  final Map<String, ObjectId> keyByDigest = new ConcurrentHashMap<>();

  /** The mails, the oldest first. Read and written only while holding the monitor. */
  final Deque<SentMail> mails = new ArrayDeque<>();

  /** The runs, the last one first. Read and written only while holding the monitor. */
  final Deque<LogEntry> log = new ArrayDeque<>();

  final Map<ObjectId, ScheduleMark> scheduleMarks = new ConcurrentHashMap<>();

  /** The packages that were uploaded. Read and written only while holding the monitor. */
  Optional<Dependencies> dependencies = Optional.empty();

  /** Their files. Read and written only while holding the monitor. */
  Optional<byte[]> packages = Optional.empty();

  /**
   * The versions of all apps, so that an app that is made again does not get those of the old one.
   */
  private final AtomicLong versions;

  private volatile Optional<Versioned<AppState>> app;
  private boolean open = true;

  AppData(Optional<AppState> app, AtomicLong versions) {
    this.versions = versions;
    this.app = app.map(first -> new Versioned<>(versions.incrementAndGet(), first));
  }

  /** Returns the state of the app; empty if there is no app. */
  Optional<Versioned<AppState>> app() {
    return app;
  }

  /** Sets the app up anew; false, and nothing is changed, if it has another version by now. */
  synchronized boolean replace(long expectedVersion, AppState next) {
    if (!open || app.isEmpty() || app.get().version() != expectedVersion) {
      return false;
    }
    app = Optional.of(new Versioned<>(versions.incrementAndGet(), next));
    return true;
  }

  /** Returns whether data can be added; to be called while holding the monitor. */
  boolean isOpen() {
    return open;
  }

  /** Refuses further additions; a writer that is at work finishes first. */
  synchronized void close() {
    open = false;
  }

  private static AppData closed() {
    AppData data = new AppData(Optional.empty(), new AtomicLong());
    data.close();
    return data;
  }
}
