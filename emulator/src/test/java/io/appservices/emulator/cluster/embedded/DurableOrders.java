package io.appservices.emulator.cluster.embedded;

import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose documents are kept in a directory, which is opened before each test. */
abstract class DurableOrders {

  static final IndexOptions UNIQUE = new IndexOptions().unique(true);

  @TempDir Path directory;

  DurableCluster cluster;

  @BeforeEach
  void open() {
    cluster = new DurableCluster(directory);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  static Document order(Object id, int n) {
    return new Document("_id", id).append("n", n);
  }
}
