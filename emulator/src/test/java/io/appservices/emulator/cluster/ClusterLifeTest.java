package io.appservices.emulator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.domain.AppServicesException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** When embedded servers start and end. */
class ClusterLifeTest extends ClusterFixture {

  @Test
  void dropsAnAppWithItsData() {
    try (Remote remote = Remote.embedded()) {
      remote.insert("{_id: 1}");
      DataSource dropped = remote.source();
      URI address = URI.create(dropped.connectionString());
      String other = remote.clusters.connectionString(OTHER_APP, Remote.SERVICE);
      remote.clusters.dropApp(Remote.APP);

      assertThatNobodyListens(address);
      assertRefused(
          "the data source is closed",
          () ->
              remote.operations.call(
                  dropped, "find", new Document("database", "d").append("collection", "c")));
      assertThat(remote.all()).isEmpty();
      assertThat(remote.clusters.connectionString(OTHER_APP, Remote.SERVICE)).isEqualTo(other);
    }
  }

  @Test
  void leavesNoThreadBehind() {
    Set<Thread> before = threads();
    Remote remote = Remote.embedded();
    remote.insert("{_id: 1}");
    remote.watch(event -> {}, error -> {});
    URI address = URI.create(remote.source().connectionString());
    try (MongoClient client = MongoClients.create(address.toString())) {
      client.getDatabase("todo").getCollection("items").countDocuments();
      remote.close();

      assertThatNobodyListens(address);
    }
    await().atMost(LONG).untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
  }

  @Test
  void refusesToOpenAfterItIsClosed() {
    Remote remote = Remote.embedded();
    DataSource source = remote.source();
    remote.close();
    remote.close();

    assertThatIllegalStateException().isThrownBy(remote::source);
    assertRefused("the data source is closed", source::connectionString);
  }

  @Test
  void canBeUsedByAConsumerWhileItCloses() throws Exception {
    Remote remote = Remote.embedded();
    DataSource source = remote.source();
    CountDownLatch inConsumer = new CountDownLatch(1);
    CompletableFuture<String> seen = new CompletableFuture<>();
    remote.watch(
        event -> {
          inConsumer.countDown();
          while (!seen.isDone()) {
            try {
              source.connectionString();
            } catch (AppServicesException e) {
              seen.complete(e.getMessage());
            }
          }
        },
        error -> {});
    remote.insert("{_id: 1}");
    inConsumer.await();
    remote.close();

    assertThat(seen).succeedsWithin(LONG).isEqualTo("the data source is closed");
  }

  /** A class loader of its own, so that what other tests have loaded does not matter. */
  @Test
  void loadsNothingOfTheServerBeforeItIsUsed() throws Exception {
    List<String> loaded = new ArrayList<>();
    try (URLClassLoader loader = new NotingLoader(loaded)) {
      Class<?> type = loader.loadClass(LinkedClusters.class.getName());
      Object clusters =
          type.getConstructor(Map.class, Clock.class, Duration.class)
              .newInstance(
                  Map.of("real", "mongodb://127.0.0.1:1"),
                  Clock.systemUTC(),
                  Duration.ofSeconds(30));
      Class<?> id = loader.loadClass(ObjectId.class.getName());
      for (String name : List.of("real", "mongodb-atlas")) {
        type.getMethod("dataSource", id, String.class)
            .invoke(clusters, id.getConstructor().newInstance(), name);
      }
      Class<?> ids = loader.loadClass("io.appservices.emulator.runtime.Ids");
      loader
          .loadClass(RemoteOperations.class.getName())
          .getConstructor(ids)
          .newInstance((Object) null);
      type.getMethod("close").invoke(clusters);
    }
    assertThat(loaded)
        .contains(DataSource.class.getName())
        .noneMatch(name -> name.startsWith("com.mongodb."))
        .noneMatch(name -> name.startsWith("de.bwaldvogel."))
        .noneMatch(name -> name.startsWith("io.netty."));
  }

  private static final class NotingLoader extends URLClassLoader {

    private final List<String> loaded;

    NotingLoader(List<String> loaded) {
      super(classPath(), ClassLoader.getPlatformClassLoader());
      this.loaded = loaded;
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .map(Path::toUri)
          .map(NotingLoader::url)
          .toArray(URL[]::new);
    }

    private static URL url(URI uri) {
      try {
        return uri.toURL();
      } catch (IOException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }
  }

  private static void assertRefused(String text, ThrowableAssert.ThrowingCallable call) {
    assertThat(catchThrowable(call)).isInstanceOf(AppServicesException.class).hasMessage(text);
  }

  private static void assertThatNobodyListens(URI address) {
    assertThat(
            catchThrowable(
                () -> {
                  try (Socket socket = new Socket()) {
                    socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
                  }
                }))
        .isInstanceOf(IOException.class);
  }
}
