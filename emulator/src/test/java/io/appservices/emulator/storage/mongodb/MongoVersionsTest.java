package io.appservices.emulator.storage.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.Versioned;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import java.time.Duration;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was changed last by a machine whose clock is far ahead. */
@Tag("shared")
class MongoVersionsTest {

  private static final ObjectId APP = id(1);
  private static final long AHEAD = Long.MAX_VALUE / 2;

  private final String uri = SharedDeployment.newDatabase();
  private final MongoStorage storage = MongoStorage.open(uri, Duration.ZERO);

  @BeforeEach
  void addAppOfAVersionThatIsFarAhead() {
    storage.apps().insert(Samples.app(1, "app-one"));
    SharedDeployment.on(
        uri,
        database -> {
          MongoCollection<Document> states = database.getCollection(Collections.APP_STATES);
          Document state = Objects.requireNonNull(states.find().first());
          states.insertOne(ofVersion(state, AHEAD));
          states.deleteOne(eq("_id", state.get("_id")));
          database.getCollection(Collections.APPS).updateOne(eq("id", APP), set("version", AHEAD));
        });
  }

  @AfterEach
  void close() {
    storage.close();
    SharedDeployment.drop(uri);
  }

  private static Document ofVersion(Document state, long version) {
    return new Document(state).append("_id", Apps.stateId(state.getLong("app"), version));
  }

  private Versioned<AppState> read() {
    return storage.apps().state(APP).orElseThrow();
  }

  private boolean openDraft() {
    Versioned<AppState> read = read();
    AppState next = read.value().openDraft(id(50)).orElseThrow();
    return storage.apps().replace(APP, read.version(), next);
  }

  @Test
  void anAppIsChangedToTheNextVersion() {
    assertThat(read().version()).isEqualTo(AHEAD);
    assertThat(openDraft()).isTrue();
    assertThat(read().version()).isEqualTo(AHEAD + 1);
    assertThat(read().value().draft()).isPresent();
  }

  @Test
  void anAppIsNotChangedToAVersionThatAnotherEmulatorMakesJustNow() {
    SharedDeployment.on(
        uri,
        database -> {
          MongoCollection<Document> states = database.getCollection(Collections.APP_STATES);
          Document state = Objects.requireNonNull(states.find().first());
          states.insertOne(ofVersion(state, AHEAD + 1));
        });
    assertThat(openDraft()).isFalse();
    assertThat(read().version()).isEqualTo(AHEAD);
    assertThat(read().value().draft()).isEmpty();
  }

  @Test
  void aUserIsChangedToTheNextVersion() {
    storage.users().insert(APP, user(50));
    SharedDeployment.on(
        uri,
        database ->
            database
                .getCollection(Collections.USERS)
                .updateOne(eq("id", id(50)), set("version", AHEAD)));

    assertThat(storage.users().update(APP, id(50), Update.to(User::disable)).isChanged()).isTrue();

    ReadUser read = storage.logins().find(APP, id(50)).orElseThrow();
    assertThat(read.version()).isEqualTo(AHEAD + 1);
    assertThat(read.user().disabled()).isTrue();
  }
}
