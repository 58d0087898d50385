package io.appservices.emulator.bench;

import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.sqlite.SqliteStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/** What the stores of a data directory do in a second, and what many users cost them. */
final class DirectoryBench {

  private static final int THREADS = 16;
  private static final int SESSIONS_OF_USER = 20;
  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("bench.users", 100_000);
  private static final int LOOKS = 2_000;

  private final double seconds;
  private final AtomicLong next = new AtomicLong();
  private final ObjectId app = Samples.app(1, "bench-abcde").id();

  DirectoryBench(double seconds) {
    this.seconds = seconds;
  }

  void run(Results results) {
    try {
      Path directory = Files.createTempDirectory(Path.of("target"), "bench-data");
      try (Storage storage = new SqliteStorage(SqliteDatabase.open(directory))) {
        storage.apps().insert(Samples.app(1, "bench-abcde"));
        changes(storage, results);
        scaling(storage, results);
      }
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void changes(Storage storage, Results results) {
    LongConsumer insert = n -> storage.sessions().insert(session(n), SESSIONS_OF_USER);
    perSecond(insert);
    double sessions = perSecond(insert);
    results.absoluteAtLeast(
        "sessions added by 16 threads, each flushed, /s",
        Math.round(sessions) + "/s",
        sessions,
        8000);
    List<ObjectId> ids = new ArrayList<>();
    for (int i = 0; i < FEW; i++) {
      ids.add(addUser(storage, i));
    }
    LongConsumer revoke =
        n -> storage.users().update(app, ids.get((int) (n % FEW)), Update.to(User::revokeSessions));
    results.plain(
        "users changed by 16 threads, each flushed", Math.round(perSecond(revoke)) + "/s");
    LongConsumer find = n -> storage.users().find(app, ids.get((int) (n % FEW)));
    results.plain("users found by id", Math.round(perSecond(find)) + "/s");
    LongConsumer identity =
        n -> storage.users().findByIdentity(app, ProviderType.LOCAL_USERPASS, "user-" + n % FEW);
    results.plain("users found by identity", Math.round(perSecond(identity)) + "/s");
  }

  private double perSecond(LongConsumer action) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    AtomicLong done = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  action.accept(next.incrementAndGet());
                  done.incrementAndGet();
                }
              });
      threads.add(thread);
      thread.start();
    }
    threads.forEach(DirectoryBench::join);
    return done.get() / seconds;
  }

  private void scaling(Storage storage, Results results) {
    double few = page(storage);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = FEW + i;
      Thread thread =
          new Thread(
              () -> {
                for (int n = first; n < MANY; n += THREADS) {
                  addUser(storage, n);
                }
              });
      threads.add(thread);
      thread.start();
    }
    threads.forEach(DirectoryBench::join);
    double many = page(storage);
    results.atMost(
        "page of 50 of a directory, " + MANY + " users to 1 000",
        Math.round(many) + " us to " + Math.round(few) + " us",
        many / few,
        1.3);
  }

  private double page(Storage storage) {
    List<User> all = storage.users().list(app, UserQuery.first(FEW));
    double[] times = new double[LOOKS];
    for (int i = 0; i < LOOKS; i++) {
      ObjectId after = all.get(i % (FEW / 2)).id();
      long start = System.nanoTime();
      storage.users().list(app, UserQuery.first(50).after(after));
      times[i] = (System.nanoTime() - start) / 1e3;
    }
    return Results.median(times);
  }

  private ObjectId addUser(Storage storage, int number) {
    ObjectId id = new ObjectId();
    Identity identity =
        new Identity(
            ProviderType.LOCAL_USERPASS,
            app,
            "user-" + number,
            Map.of("email", "user@example.com"));
    storage.users().insert(app, User.create(id, UserType.NORMAL, identity, 0));
    return id;
  }

  private Session session(long number) {
    ObjectId user = Samples.id((int) (number % FEW));
    Identity identity =
        new Identity(
            ProviderType.LOCAL_USERPASS,
            app,
            user.toHexString(),
            Map.of("email", "user@example.com"));
    return new Session(
        new ObjectId(), app, user, 0, Device.NONE, identity, Long.MAX_VALUE - 1, Session.OPEN);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
