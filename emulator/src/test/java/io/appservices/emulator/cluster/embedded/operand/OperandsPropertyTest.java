package io.appservices.emulator.cluster.embedded.operand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import io.appservices.emulator.cluster.embedded.EmbeddedCluster;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
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
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

/** Whatever operands operators get, the answer is one of a database, not one of a Java program. */
class OperandsPropertyTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private static final Pattern JAVA =
      Pattern.compile(
          "Exception|java\\.|bwaldvogel|org\\.bson|\\w@[0-9a-f]|cannot be cast|because \"|/ by"
              + " zero|out of bounds|For input string|No enum constant|No value present|nternal"
              + " error|Unknown error",
          Pattern.CASE_INSENSITIVE);

  private static EmbeddedCluster cluster;

  @BeforeContainer
  static void start() {
    cluster = EmbeddedCluster.start(CLOCK, new Nobody(), Duration.ofSeconds(20));
  }

  @AfterContainer
  static void close() {
    cluster.close();
  }

  private static final class Nobody implements ChangeHub.Tap {

    @Override
    public boolean wants(String database, String collection) {
      return false;
    }

    @Override
    public void changed(Document event, Document before, long bytes) {}
  }

  private static MongoCollection<Document> documents() {
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

  private static Arbitrary<Object> nested(Arbitrary<Object> values) {
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

  @Provide
  static Arbitrary<String> queryOperators() {
    return Arbitraries.of(
        "$eq",
        "$ne",
        "$gt",
        "$gte",
        "$lt",
        "$lte",
        "$in",
        "$nin",
        "$not",
        "$exists",
        "$mod",
        "$size",
        "$all",
        "$elemMatch",
        "$type",
        "$regex",
        "$options",
        "$and",
        "$or",
        "$nor",
        "$bitsAllSet",
        "$near",
        "$nearSphere",
        "$geoWithin",
        "$geoIntersects",
        "$text",
        "$where",
        "$expr",
        "$jsonSchema",
        "$comment",
        "$unknown");
  }

  @Provide
  static Arbitrary<String> updateOperators() {
    return Arbitraries.of(
        "$set",
        "$unset",
        "$setOnInsert",
        "$inc",
        "$mul",
        "$min",
        "$max",
        "$rename",
        "$currentDate",
        "$push",
        "$pushAll",
        "$pull",
        "$pullAll",
        "$pop",
        "$addToSet",
        "$bit",
        "$unknown");
  }

  @Provide
  static Arbitrary<String> expressions() {
    return Arbitraries.of(
        "$abs",
        "$add",
        "$allElementsTrue",
        "$and",
        "$anyElementTrue",
        "$arrayElemAt",
        "$arrayToObject",
        "$ceil",
        "$cmp",
        "$concat",
        "$concatArrays",
        "$cond",
        "$dateToString",
        "$dayOfMonth",
        "$divide",
        "$eq",
        "$exp",
        "$filter",
        "$floor",
        "$ifNull",
        "$in",
        "$indexOfArray",
        "$indexOfCP",
        "$isArray",
        "$let",
        "$ln",
        "$log",
        "$log10",
        "$map",
        "$mergeObjects",
        "$mod",
        "$multiply",
        "$not",
        "$objectToArray",
        "$or",
        "$pow",
        "$range",
        "$reduce",
        "$reverseArray",
        "$round",
        "$setDifference",
        "$setUnion",
        "$size",
        "$slice",
        "$split",
        "$sqrt",
        "$strLenCP",
        "$substr",
        "$substrCP",
        "$subtract",
        "$switch",
        "$toDate",
        "$toDouble",
        "$toInt",
        "$toLong",
        "$toLower",
        "$toObjectId",
        "$toString",
        "$trim",
        "$trunc",
        "$type",
        "$week",
        "$year",
        "$zip",
        "$literal",
        "$unknown");
  }

  @Provide
  static Arbitrary<String> stages() {
    return Arbitraries.of(
        "$match",
        "$project",
        "$addFields",
        "$group",
        "$sort",
        "$limit",
        "$skip",
        "$unwind",
        "$count",
        "$bucket",
        "$facet",
        "$lookup",
        "$graphLookup",
        "$sample",
        "$replaceRoot",
        "$replaceWith",
        "$unset",
        "$redact",
        "$sortByCount",
        "$indexStats",
        "$unknown");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void queriesAreAnsweredByADatabase(
      @ForAll("fields") String field,
      @ForAll("queryOperators") String operator,
      @ForAll("operands") Object operand) {
    MongoCollection<Document> documents = documents();
    Document query = new Document(field, new Document(operator, operand));
    assertOrdinary(() -> documents.find(query).into(new ArrayList<>()));
    assertOrdinary(() -> documents.find(new Document(operator, operand)).first());
    assertOrdinary(() -> documents.find().projection(query).first());
    assertOrdinary(() -> documents.deleteMany(query));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void updatesAreAnsweredByADatabase(
      @ForAll("fields") String field,
      @ForAll("updateOperators") String operator,
      @ForAll("operands") Object operand) {
    MongoCollection<Document> documents = documents();
    Document update = new Document(operator, new Document(field, operand));
    assertOrdinary(() -> documents.updateOne(new Document(), update));
    assertOrdinary(() -> documents.updateMany(new Document("list", 1), update));
    assertOrdinary(
        () ->
            documents.findOneAndUpdate(
                new Document("_id", 2), update, new FindOneAndUpdateOptions().upsert(true)));
    assertOrdinary(() -> documents.updateOne(new Document(), new Document(operator, operand)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void pipelinesAreAnsweredByADatabase(
      @ForAll("expressions") String operator,
      @ForAll("stages") String stage,
      @ForAll("operands") Object operand) {
    MongoCollection<Document> documents = documents();
    Document expression = new Document(operator, operand);
    for (Document each :
        List.of(
            new Document("$project", new Document("x", expression)),
            new Document("$match", new Document("$expr", expression)),
            new Document("$group", new Document("_id", null).append("x", expression)),
            new Document(stage, operand),
            new Document(stage, expression))) {
      assertOrdinary(() -> documents.aggregate(List.of(each)).into(new ArrayList<>()));
    }
  }

  @Example
  void refusesADivisorOfZeroAsMongoDb() {
    Document query = new Document("number", new Document("$mod", List.of(0, 0)));
    assertThatThrownBy(() -> documents().find(query).first())
        .isInstanceOfSatisfying(
            MongoCommandException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo(2);
              assertThat(e.getErrorCodeName()).isEqualTo("BadValue");
              assertThat(e.getErrorMessage()).isEqualTo("divisor cannot be 0");
            });
    assertThatThrownBy(() -> documents().updateOne(query, new Document("$set", new Document())))
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            e -> assertThat(e.getError().getMessage()).isEqualTo("divisor cannot be 0"));
  }

  private static void assertOrdinary(Runnable operation) {
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
