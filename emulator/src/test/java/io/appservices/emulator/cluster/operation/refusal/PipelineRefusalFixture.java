package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.operation.Remote;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A collection of one document, and how the server refuses pipelines on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PipelineRefusalFixture {

  private static final String JAVA = "java\\.|bwaldvogel|Exception|\\w@[0-9a-f]";

  @AutoClose private final Remote remote = Remote.embedded();

  @AutoClose
  private final MongoClient client = MongoClients.create(remote.source().connectionString());

  final MongoDatabase database = client.getDatabase("d");
  private final MongoCollection<Document> collection = database.getCollection("c");

  @BeforeAll
  void fill() {
    collection.insertOne(
        json("{_id: 1, n: 7, s: 'text', a: [1, 2], d: {$date: '2024-01-31T00:00:00Z'}}"));
  }

  final void assertRefused(List<Document> pipeline, int code) {
    MongoCommandException refused = refused(pipeline);
    assertThat(refused.getErrorCode()).as("%s: %s", pipeline, refused).isEqualTo(code);
  }

  /** Returns the refusal, which is in words of a database. */
  final MongoCommandException refused(List<Document> pipeline) {
    MongoCommandException refused =
        catchThrowableOfType(
            MongoCommandException.class,
            () -> collection.aggregate(pipeline).into(new ArrayList<>()));
    assertThat(refused).as("%s", pipeline).isNotNull();
    assertThat(refused.getErrorMessage())
        .isNotBlank()
        .doesNotContainPattern(JAVA)
        .doesNotContain("the embedded cluster cannot do this");
    return refused;
  }
}
