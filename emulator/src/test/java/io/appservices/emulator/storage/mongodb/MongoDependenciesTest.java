package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Dependencies.Dependency;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The documents that the archive of an app is in. */
@Tag("shared")
class MongoDependenciesTest {

  private static final ObjectId APP = id(1);
  private static final int PART = 8 << 20;
  private static final Dependencies SAID =
      new Dependencies(
          id(2), "node_modules.zip", "user", 1, List.of(new Dependency("p", "1.0.0")), "{}", "");

  private final String uri = SharedDeployment.newDatabase();
  private final MongoStorage storage = MongoStorage.open(uri, Duration.ZERO);
  private final DependencyStore dependencies = storage.dependencies();

  @BeforeEach
  void addApp() {
    storage.apps().insert(Samples.app(1, "app-one"));
  }

  @AfterEach
  void close() {
    storage.close();
    SharedDeployment.drop(uri);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private long parts() {
    AtomicLong count = new AtomicLong();
    SharedDeployment.on(
        uri, database -> count.set(database.getCollection(Collections.PACKAGES).countDocuments()));
    return count.get();
  }

  @Test
  void anArchiveThatIsLargerThanADocumentIsInSeveral() {
    byte[] archive = bytes(2 * PART + 1);
    dependencies.put(APP, SAID, archive);
    assertThat(parts()).isEqualTo(3);
    assertThat(dependencies.archive(APP)).contains(archive);
  }

  @Test
  void anArchiveThatFillsADocumentIsInOneAndAnEmptyOneInNone() {
    byte[] archive = bytes(PART);
    dependencies.put(APP, SAID, archive);
    assertThat(parts()).isEqualTo(1);
    assertThat(dependencies.archive(APP)).contains(archive);

    dependencies.put(APP, SAID, new byte[0]);
    assertThat(parts()).isZero();
    assertThat(dependencies.archive(APP)).contains(new byte[0]);
  }

  @Test
  void anArchiveThatIsReplacedOrDeletedLeavesNothing() {
    storage.apps().insert(Samples.app(2, "app-two"));
    dependencies.put(id(2), SAID, bytes(1));
    dependencies.put(APP, SAID, bytes(2));
    dependencies.put(APP, SAID, bytes(3));
    assertThat(parts()).isEqualTo(2);

    dependencies.delete(APP);
    assertThat(parts()).isEqualTo(1);
    assertThat(dependencies.archive(id(2))).contains(bytes(1));
  }

  @Test
  void anArchiveOfWhichAPartIsMissingIsNotFound() {
    dependencies.put(APP, SAID, bytes(2));
    SharedDeployment.on(
        uri, database -> database.getCollection(Collections.PACKAGES).deleteMany(new Document()));
    assertThatThrownBy(() -> dependencies.archive(APP))
        .isInstanceOf(StorageException.class)
        .hasMessage("the packages of app " + APP + " cannot be read");
  }
}
