package io.appservices.emulator.cluster;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.Remote;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LinkedClustersTest extends ClusterFixture {

  @Test
  void letsAnyDriverLookAtTheData() {
    try (Remote remote = Remote.embedded()) {
      remote.insert("{_id: 1, a: 'x'}");
      String uri = remote.clusters.connectionString(Remote.APP, Remote.SERVICE);

      assertThat(uri).matches("mongodb://127\\.0\\.0\\.1:[0-9]+");
      try (MongoClient client = MongoClients.create(uri)) {
        assertThat(client.getDatabase("todo").getCollection("items").find())
            .containsExactly(json("{_id: 1, a: 'x'}"));
        client.getDatabase("todo").getCollection("items").insertOne(json("{_id: 2}"));
      }
      assertThat(remote.all()).hasSize(2);
    }
  }

  @Test
  void keepsAppsAndServicesApart() {
    try (Remote remote = Remote.embedded()) {
      remote.insert("{_id: 1}");
      LinkedClusters clusters = remote.clusters;
      List<DataSource> sources =
          List.of(
              clusters.dataSource(OTHER_APP, Remote.SERVICE),
              clusters.dataSource(Remote.APP, "another"));
      Document all = new Document("database", "todo").append("collection", "items");

      for (DataSource source : sources) {
        assertThat(remote.operations.call(source, "count", all)).isEqualTo(0L);
      }
      assertThat(clusters.dataSource(Remote.APP, Remote.SERVICE)).isSameAs(remote.source());
    }
  }

  @Test
  void takesManyCallsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (Remote remote = Remote.embedded()) {
      List<Callable<Object>> inserts =
          IntStream.range(0, 100)
              .<Callable<Object>>mapToObj(
                  i -> () -> remote.call("insertOne", "document", new Document("i", i)))
              .toList();
      threads.invokeAll(inserts).forEach(done -> assertThat(done).succeedsWithin(LONG));

      assertThat(remote.all()).extracting("i").hasSize(100).doesNotHaveDuplicates();
      assertThat(remote.all()).extracting("_id").doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }
}
