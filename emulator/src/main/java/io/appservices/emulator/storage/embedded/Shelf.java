package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.ApiKey;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Registration;
import io.appservices.emulator.domain.User;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.types.ObjectId;

/**
 * What is kept for one app. Readers take no lock: they look into one map at a time. Writers hold
 * the shelf's monitor, because a change and its index entries belong together.
 */
final class Shelf {

  /** Stands for the shelf of an app that does not exist. */
  static final Shelf NONE = closed();

  record IdentityKey(ProviderType type, String id) {}

  final ConcurrentSkipListMap<ObjectId, User> users = new ConcurrentSkipListMap<>();
  final ConcurrentSkipListSet<ObjectId> anonymous = new ConcurrentSkipListSet<>();

  /** Of those, since the set would have to count. Read and write it while holding the monitor. */
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

  private final Optional<Editions> editions;
  private boolean open = true;

  Shelf(Optional<Editions> editions) {
    this.editions = editions;
  }

  /** How the app is set up; the shelf of no app has nothing of the kind. */
  Optional<Editions> editions() {
    return editions;
  }

  /** Whether things can be put on it; ask while holding its monitor. */
  boolean isOpen() {
    return open;
  }

  /** From now on nothing can be put on it; a writer that is at work finishes first. */
  synchronized void close() {
    open = false;
    editions.ifPresent(Editions::close);
  }

  private static Shelf closed() {
    Shelf shelf = new Shelf(Optional.empty());
    shelf.close();
    return shelf;
  }
}
