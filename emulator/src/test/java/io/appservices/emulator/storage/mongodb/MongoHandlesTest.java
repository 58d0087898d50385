package io.appservices.emulator.storage.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.Versioned;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one handle on a database knows of the others, and what is left in the database. */
@Tag("shared")
class MongoHandlesTest {

  private static final ObjectId APP = id(1);
  private static final Duration LONG = Duration.ofHours(1);

  private final String uri = SharedDeployment.newDatabase();
  private final List<MongoStorage> opened = new ArrayList<>();
  private final MongoStorage storage = open(Duration.ZERO);

  private MongoStorage open(Duration age) {
    MongoStorage handle = MongoStorage.open(uri, age);
    opened.add(handle);
    return handle;
  }

  @AfterEach
  void close() {
    opened.forEach(MongoStorage::close);
    SharedDeployment.drop(uri);
  }

  private long count(String collection) {
    AtomicLong count = new AtomicLong();
    SharedDeployment.on(
        uri, database -> count.set(database.getCollection(collection).countDocuments()));
    return count.get();
  }

  private long changes() {
    AtomicLong number = new AtomicLong();
    SharedDeployment.on(
        uri,
        database -> {
          Document counter =
              database.getCollection(Collections.COUNTERS).find(eq("changes")).first();
          number.set(counter == null ? 0 : counter.getLong("number"));
        });
    return number.get();
  }

  private static boolean openDraft(MongoStorage handle, Versioned<AppState> read, int draft) {
    AppState next = read.value().openDraft(id(draft)).orElseThrow();
    return handle.apps().replace(APP, read.version(), next);
  }

  @Test
  void anAppThatWasReadIsUsedForItsAge() {
    MongoStorage reader = open(LONG);
    App app = Samples.app(1, "app-one");
    storage.apps().insert(app);
    assertThat(reader.apps().find(APP)).contains(app);
    assertThat(reader.apps().findByClientAppId("app-one")).contains(app);
    assertThat(reader.apps().findByDomainId(app.domainId())).contains(app);

    storage.apps().delete(APP);

    assertThat(reader.apps().find(APP)).contains(app);
    assertThat(reader.apps().findByClientAppId("app-one")).contains(app);
    assertThat(reader.apps().findByDomainId(app.domainId())).contains(app);
    assertThat(storage.apps().findByDomainId(app.domainId())).isEmpty();
  }

  @Test
  void aChangeOfAnAppIsAnsweredWhenNobodyUsesItAsItWas() {
    Duration age = Duration.ofMillis(500);
    MongoStorage writer = open(age);
    writer.apps().insert(Samples.app(1, "app-one"));
    Versioned<AppState> read = writer.apps().state(APP).orElseThrow();
    long begin = System.nanoTime();
    assertThat(openDraft(writer, read, 50)).isTrue();
    long middle = System.nanoTime();
    writer.apps().delete(APP);
    assertThat(middle - begin).isGreaterThanOrEqualTo(age.toNanos());
    assertThat(System.nanoTime() - middle).isGreaterThanOrEqualTo(age.toNanos());
  }

  @Test
  void eachChangeOfAppsAndSettingsIsCountedOnceSoThatOthersLook() {
    assertThat(storage.apps().insert(Samples.app(1, "app-one"))).isTrue();
    assertThat(changes()).isEqualTo(1);
    assertThat(storage.apps().insert(Samples.app(1, "app-one"))).isFalse();
    assertThat(storage.apps().insert(Samples.app(2, "app-one"))).isFalse();
    assertThat(changes()).isEqualTo(1);
    storage.settings().put("a", new Document("v", 1));
    assertThat(changes()).isEqualTo(2);
    storage.settings().replace("a", new Document("v", 2), new Document("v", 3));
    assertThat(changes()).isEqualTo(2);
    storage.settings().replace("a", new Document("v", 1), new Document("v", 2));
    assertThat(changes()).isEqualTo(3);
    storage.apps().delete(APP);
    assertThat(changes()).isEqualTo(4);
    assertThat(storage.apps().delete(APP)).isEmpty();
    assertThat(changes()).isEqualTo(4);
  }

  @Test
  void aSettingIsReplacedWhenEveryHandleHasLooked() {
    storage.settings().put("a", new Document("v", 1));
    long begin = System.nanoTime();
    storage.settings().replace("a", new Document("v", 1), new Document("v", 2));
    assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(240).toNanos());
  }

  @Test
  void anAppThatIsNotAddedLeavesNoState() {
    storage.apps().insert(Samples.app(1, "app-one"));
    assertThat(storage.apps().insert(Samples.app(2, "app-one"))).isFalse();
    assertThat(count(Collections.APP_STATES)).isEqualTo(1);
  }

  @Test
  void aChangeOfAnAppLeavesOneStateWhichOthersRead() {
    storage.apps().insert(Samples.app(1, "app-one"));
    MongoStorage other = open(Duration.ZERO);
    assertThat(other.apps().state(APP)).isEqualTo(storage.apps().state(APP));
    long counted = changes();
    assertThat(openDraft(storage, storage.apps().state(APP).orElseThrow(), 50)).isTrue();
    assertThat(changes()).isEqualTo(counted + 1);
    assertThat(count(Collections.APP_STATES)).isEqualTo(1);
    assertThat(other.apps().state(APP)).isEqualTo(storage.apps().state(APP));
    assertThat(storage.apps().state(APP).orElseThrow().value().draft()).isPresent();
  }

  @Test
  void aChangeThatAnotherHandleGotAheadOfLeavesNothingAndIsSeen() {
    storage.apps().insert(Samples.app(1, "app-one"));
    MongoStorage late = open(LONG);
    Versioned<AppState> read = late.apps().state(APP).orElseThrow();
    assertThat(openDraft(storage, read, 50)).isTrue();
    long counted = changes();

    assertThat(openDraft(late, read, 51)).isFalse();

    assertThat(count(Collections.APP_STATES)).isEqualTo(1);
    assertThat(changes()).isEqualTo(counted);
    assertThat(late.apps().state(APP)).isEqualTo(storage.apps().state(APP));
  }

  @Test
  void aChangeOfWhatWasReadTooEarlyIsRefusedAndReadAnew() {
    storage.apps().insert(Samples.app(1, "app-one"));
    MongoStorage late = open(LONG);
    Versioned<AppState> read = late.apps().state(APP).orElseThrow();
    assertThat(openDraft(storage, read, 50)).isTrue();
    assertThat(late.apps().replace(APP, read.version() - 1, read.value())).isFalse();
    assertThat(late.apps().state(APP)).isEqualTo(storage.apps().state(APP));
  }

  @Test
  void sessionsThatAnotherHandleAbandonedAreGone() {
    MongoStorage other = open(Duration.ZERO);
    IntStream.rangeClosed(1, 6).forEach(n -> storage.sessions().insert(session(n, 1, 50)));
    assertThat(storage.sessions().deleteExpired(0, 100)).isEmpty();
    assertThat(storage.sessions().list(APP)).hasSize(6);

    other.sessions().abandon(APP, id(50));

    assertThat(storage.sessions().list(APP)).isEmpty();
    assertThat(storage.sessions().update(id(1), Update.to(s -> s.close(5))).changed()).isEmpty();
  }

  @Test
  void sessionsThatAnotherHandleAbandonedAreRemoved() {
    MongoStorage other = open(Duration.ZERO);
    IntStream.rangeClosed(1, 6).forEach(n -> storage.sessions().insert(session(n, 1, 50)));
    assertThat(storage.sessions().deleteExpired(0, 100)).isEmpty();

    other.sessions().abandon(APP, id(50));

    assertThat(storage.sessions().deleteExpired(0, 4)).hasSize(4);
    assertThat(count(Collections.ABANDONED)).isEqualTo(1);
    assertThat(storage.sessions().deleteExpired(0, 4)).hasSize(2);
    assertThat(count(Collections.ABANDONED)).isZero();
    assertThat(storage.sessions().deleteExpired(0, 4)).isEmpty();
  }

  @Test
  void sessionsThatAreOpenedAfterTheOthersOfTheirUserWereAbandonedStay() {
    storage.sessions().insert(session(1, 1, 50));
    storage.sessions().abandon(APP, id(50));
    MongoStorage other = open(Duration.ZERO);
    other.sessions().insert(session(2, 1, 51));
    storage.sessions().abandon(APP, id(51));
    storage.sessions().insert(session(3, 1, 51));
    assertThat(storage.sessions().list(APP)).containsExactly(session(3, 1, 51));
    storage.sessions().deleteExpired(0, 100);
    assertThat(storage.sessions().count()).isEqualTo(1);
  }

  @Test
  void whatIsForgottenOfAnAppLeavesTheAbandonedSessionsOfOthers() {
    storage.sessions().insert(session(1, 1, 50));
    storage.sessions().insert(session(2, 2, 50));
    storage.sessions().abandon(APP, id(50));
    storage.sessions().abandon(id(2), id(50));
    storage.sessions().deleteAll(APP);
    assertThat(count(Collections.ABANDONED)).isEqualTo(1);
    assertThat(storage.sessions().deleteExpired(0, 100)).containsExactly(session(2, 2, 50));
  }

  @Test
  void aDatabaseOfANewerVersionIsRefusedAndOneOfThisIsNot() {
    assertThatCode(() -> open(Duration.ZERO)).doesNotThrowAnyException();
    SharedDeployment.on(
        uri,
        database -> database.getCollection("format").updateOne(eq("stores"), set("version", 2)));
    assertThatThrownBy(() -> open(Duration.ZERO))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("was written by a newer version of the emulator");
  }
}
