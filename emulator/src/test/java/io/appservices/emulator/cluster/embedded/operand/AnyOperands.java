package io.appservices.emulator.cluster.embedded.operand;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.cluster.embedded.EmbeddedCluster;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import io.appservices.emulator.cluster.operation.QueryScripts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.BsonRegularExpression;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.Decimal128;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;

/** Any operands, for an embedded cluster that has one document. */
abstract class AnyOperands {

  static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  static final Pattern JAVA =
      Pattern.compile(
          "Exception|java\\.|bwaldvogel|org\\.bson|\\w@[0-9a-f]|cannot be cast|because \"|/ by"
              + " zero|out of bounds|For input string|No enum constant|No value present|nternal"
              + " error|Unknown error",
          Pattern.CASE_INSENSITIVE);

  static EmbeddedCluster cluster;

  @BeforeContainer
  static void start() {
    cluster = EmbeddedCluster.start(CLOCK, new Nobody(), Duration.ofSeconds(20), QueryScripts.NONE);
  }

  @AfterContainer
  static void close() {
    cluster.close();
  }

  static final class Nobody implements ChangeHub.Tap {

    @Override
    public boolean wants(String database, String collection) {
      return false;
    }

    @Override
    public void changed(Document event, Document before, long bytes) {}
  }

  static MongoCollection<Document> documents() {
    MongoCollection<Document> documents = cluster.database("fuzz").getCollection("documents");
    documents.drop();
    documents.insertOne(
        new Document("_id", 1)
            .append("number", 7)
            .append("long", 1L << 40)
            .append("decimal", Decimal128.parse("1.5"))
            .append("text", "seven")
            .append("date", new Date(0))
            .append("nothing", null)
            .append("list", new ArrayList<>(Arrays.asList(1, "a", null, new Document("a", 1))))
            .append("nested", new Document("list", List.of(1, 2)).append("text", "x")));
    return documents;
  }

  @Provide
  static Arbitrary<Object> operands() {
    Arbitrary<Object> scalars =
        Arbitraries.of(
            0,
            1,
            -1,
            -100,
            0.5,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            1L << 32,
            Long.MIN_VALUE,
            Decimal128.parse("0"),
            Decimal128.NaN,
            true,
            "",
            "a",
            "$number",
            "$text",
            "$list",
            "$nested.list",
            "$$ROOT",
            "date",
            new Date(0),
            new ObjectId("5e0000000000000000000001"),
            new Binary(new byte[] {1}),
            new BsonUndefined(),
            new MinKey(),
            new Code("f()"),
            new BsonRegularExpression("a", "i"),
            new Document());
    Arbitrary<Object> values = scalars.injectNull(0.1);
    return Arbitraries.oneOf(values, values, nested(Arbitraries.oneOf(values, nested(values))));
  }

  static Arbitrary<Object> nested(Arbitrary<Object> values) {
    Arbitrary<String> keys =
        Arbitraries.of(
            "$each",
            "$slice",
            "$sort",
            "$position",
            "$type",
            "$gt",
            "$in",
            "$mod",
            "$not",
            "$size",
            "a",
            "input",
            "in",
            "as",
            "cond",
            "format",
            "date",
            "initialValue",
            "branches",
            "case",
            "default",
            "then",
            "if",
            "else");
    return Arbitraries.oneOf(
        values.list().ofMaxSize(4).map(Object.class::cast),
        Combinators.combine(keys, values).as(Document::new),
        Combinators.combine(keys, values, values)
            .as((key, a, b) -> new Document(key, a).append("in", b).append("$each", b)));
  }

  @Provide
  static Arbitrary<String> fields() {
    return Arbitraries.of(
        "number",
        "long",
        "decimal",
        "text",
        "date",
        "nothing",
        "list",
        "list.a",
        "list.0",
        "list.$",
        "list.$[]",
        "list.$[x]",
        "nested",
        "nested.list",
        "absent",
        "_id",
        "a.b",
        "");
  }

  static void assertOrdinary(Runnable operation) {
    try {
      operation.run();
    } catch (MongoException e) {
      assertThat(e.getMessage()).doesNotContainPattern(JAVA);
    } catch (IllegalArgumentException e) {
      // The driver's own check of an update: it never reached the server.
      assertThat(e.getStackTrace()[0].getClassName()).startsWith("com.mongodb.");
    }
  }
}
