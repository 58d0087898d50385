package io.appservices.emulator.cluster.operation.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** How the server refuses pipelines on it. */
abstract class PipelineRefusalFixture extends DriverFixture {

  private static final String JAVA = "java\\.|bwaldvogel|Exception|\\w@[0-9a-f]";

  PipelineRefusalFixture() {
    super("{_id: 1, n: 7, s: 'text', a: [1, 2], d: {$date: '2024-01-31T00:00:00Z'}}");
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
