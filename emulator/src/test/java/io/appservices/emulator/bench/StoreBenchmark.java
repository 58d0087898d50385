package io.appservices.emulator.bench;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looking up users among few and many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class StoreBenchmark {

  /** Coprime to the numbers of users: the look-ups jump about, and meet everybody. */
  private static final int STRIDE = 7919;

  @Param({"1000", "100000"})
  public int users;

  private final Storage storage = new EmbeddedStorage();
  private final ObjectId app = Samples.app(1, "bench-abcde").id();
  private ObjectId[] ids;
  private int at;

  @Setup
  public void fill() {
    storage.apps().insert(Samples.app(1, "bench-abcde"));
    ids = new ObjectId[users];
    for (int i = 0; i < users; i++) {
      ids[i] = new ObjectId();
      Identity identity =
          new Identity(ProviderType.LOCAL_USERPASS, app, ids[i].toHexString(), Map.of());
      storage.users().insert(app, User.create(ids[i], UserType.NORMAL, identity, 0));
    }
  }

  @Benchmark
  public Optional<User> findById() {
    return storage.users().find(app, someId());
  }

  @Benchmark
  public Optional<User> findByIdentity() {
    return storage.users().findByIdentity(app, ProviderType.LOCAL_USERPASS, someId().toHexString());
  }

  @Benchmark
  public List<User> pageOf50() {
    return storage.users().list(app, UserQuery.first(50).after(someId()));
  }

  private ObjectId someId() {
    at = (at + STRIDE) % users;
    return ids[at];
  }
}
