package io.appservices.emulator.storage.app;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Key;
import io.appservices.emulator.domain.atlas.DatabaseUser.Label;
import io.appservices.emulator.domain.atlas.DatabaseUser.Role;
import io.appservices.emulator.domain.atlas.DatabaseUserAuthentication;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.DatabaseUserStore.Insertion;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link DatabaseUserStore}. */
public abstract class DatabaseUserStoreContract extends StoreContract {

  private static final ObjectId GROUP = id(0xA);
  private static final ObjectId OTHER_GROUP = id(0xB);
  private static final Instant TIME = Instant.ofEpochSecond(1_000);
  private static final int MANY = 100;
  private DatabaseUserStore users;

  @BeforeEach
  void takeStore() {
    users = storage.databaseUsers();
  }

  @Test
  void aUserIsFoundByGroupDatabaseAndName() {
    assertThat(users.insert(user("ellen"), MANY)).isEqualTo(Insertion.ADDED);

    assertThat(users.find(key("ellen"))).contains(user("ellen"));
    assertThat(users.find(key("Ellen"))).isEmpty();
    assertThat(users.find(new Key(GROUP, "$external", "ellen"))).isEmpty();
    assertThat(users.find(new Key(OTHER_GROUP, "admin", "ellen"))).isEmpty();
  }

  @Test
  void theSameNameInAnotherDatabaseOrGroupIsAnotherUser() {
    DatabaseUser inside = user(new Key(GROUP, "admin", "cn=a"), DatabaseUserAuthentication.SCRAM);
    DatabaseUser outside =
        user(new Key(GROUP, "$external", "cn=a"), DatabaseUserAuthentication.LDAP_USER);
    DatabaseUser elsewhere =
        user(new Key(OTHER_GROUP, "admin", "cn=a"), DatabaseUserAuthentication.SCRAM);
    for (DatabaseUser user : List.of(inside, outside, elsewhere)) {
      assertThat(users.insert(user, MANY)).isEqualTo(Insertion.ADDED);
    }

    assertThat(users.delete(inside.key())).contains(inside);
    assertThat(users.list(GROUP)).containsExactly(outside);
    assertThat(users.list(OTHER_GROUP)).containsExactly(elsewhere);
  }

  @Test
  void usersComeInTheOrderTheyWereAdded() {
    for (String name : List.of("c", "a", "b")) {
      users.insert(user(name), MANY);
    }
    users.update(key("c"), Update.to(user -> labelled(user, "changed")));

    assertThat(users.list(GROUP))
        .extracting(user -> user.key().username())
        .containsExactly("c", "a", "b");
  }

  @Test
  void aTakenNameIsNotAddedAndNothingIsChanged() {
    users.insert(user("ellen"), MANY);

    assertThat(users.insert(labelled(user("ellen"), "other"), MANY)).isEqualTo(Insertion.TAKEN);
    assertThat(users.insert(labelled(user("ellen"), "other"), 1)).isEqualTo(Insertion.TAKEN);
    assertThat(users.list(GROUP)).containsExactly(user("ellen"));
  }

  @Test
  void aFullGroupTakesNoMoreUntilOneGoes() {
    users.insert(user("a"), 2);
    users.insert(user("b"), 2);

    assertThat(users.insert(user("c"), 2)).isEqualTo(Insertion.FULL);
    users.delete(key("a"));
    assertThat(users.insert(user("c"), 2)).isEqualTo(Insertion.ADDED);
  }

  @Test
  void anUpdateAnswersWhatTheUserIsNow() {
    users.insert(user("ellen"), MANY);
    DatabaseUser changed = labelled(user("ellen"), "new");

    assertThat(users.update(key("ellen"), Update.to(before -> changed)).changed())
        .contains(changed);
    assertThat(users.find(key("ellen"))).contains(changed);
    assertThat(users.update(key("nobody"), Update.to(before -> changed)).changed()).isEmpty();
  }

  @Test
  void anUpdateThatRefusesChangesNothing() {
    users.insert(user("ellen"), MANY);
    assertThat(users.update(key("ellen"), user -> Optional.empty()))
        .isEqualTo(new UpdateResult.Refused<>(user("ellen")));
    assertThat(users.list(GROUP)).containsExactly(user("ellen"));
  }

  @Test
  void expiredUsersOfAGroupAreDeletedAndNoOthers() {
    users.insert(temporary("early", TIME.minusSeconds(1)), MANY);
    users.insert(temporary("now", TIME), MANY);
    users.insert(temporary("soon", TIME.plusNanos(1)), MANY);
    users.insert(temporary("late", TIME.plusSeconds(1)), MANY);
    users.insert(temporary("late", TIME.plusSeconds(1)), MANY);
    users.insert(user("stays"), MANY);

    users.deleteExpired(OTHER_GROUP, TIME);
    assertThat(users.list(GROUP)).hasSize(5);
    users.deleteExpired(GROUP, TIME);
    assertThat(users.list(GROUP))
        .extracting(user -> user.key().username())
        .containsExactly("soon", "late", "stays");
  }

  @Test
  void oneOfConcurrentInsertsGetsTheNameAndOneOfConcurrentDeletesTheUser() {
    for (int round = 0; round < rounds(); round++) {
      assertThat(Race.times(THREADS, () -> users.insert(user("ellen"), MANY)))
          .containsOnlyOnce(Insertion.ADDED);
      List<Optional<DatabaseUser>> deleted = Race.times(THREADS, () -> users.delete(key("ellen")));
      assertThat(deleted.stream().flatMap(Optional::stream)).hasSize(1);
    }
  }

  @Test
  void concurrentInsertsDoNotOverfillAGroup() {
    AtomicInteger number = new AtomicInteger();
    for (int round = 0; round < rounds(); round++) {
      Race.times(THREADS, () -> users.insert(user("u" + number.getAndIncrement()), 2));
      assertThat(users.list(GROUP)).hasSize(2);
      users.list(GROUP).forEach(user -> users.delete(user.key()));
    }
  }

  @Test
  void noConcurrentUpdateIsLost() {
    users.insert(user("ellen"), MANY);
    Callable<UpdateResult<DatabaseUser>> update =
        () -> users.update(key("ellen"), Update.to(user -> labelled(user, "one more")));

    for (int round = 0; round < rounds(); round++) {
      Race.times(THREADS, update);
    }

    assertThat(users.find(key("ellen")).orElseThrow().labels()).hasSize(rounds() * THREADS);
  }

  private static Key key(String name) {
    return new Key(GROUP, "admin", name);
  }

  private static DatabaseUser user(String name) {
    return user(key(name), DatabaseUserAuthentication.SCRAM);
  }

  private static DatabaseUser user(Key key, DatabaseUserAuthentication authentication) {
    return new DatabaseUser(
        key,
        authentication,
        List.of(new Role("read", "db", null)),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static DatabaseUser temporary(String name, Instant until) {
    DatabaseUser user = user(name);
    return new DatabaseUser(
        user.key(), user.authentication(), user.roles(), List.of(), List.of(), until, null);
  }

  private static DatabaseUser labelled(DatabaseUser user, String value) {
    List<Label> labels = new ArrayList<>(user.labels());
    labels.add(new Label("label", value));
    return new DatabaseUser(
        user.key(), user.authentication(), user.roles(), user.scopes(), labels, null, null);
  }
}
