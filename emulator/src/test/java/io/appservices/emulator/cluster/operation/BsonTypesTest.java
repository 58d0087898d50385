package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values come back from the embedded server as they went in, of whatever type they are. */
class BsonTypesTest extends RemoteFixture {

  private static final byte[] SIXTEEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, -16};

  static Stream<Object> values() {
    return Stream.of(
        "text \u00e9 \ud83d\ude00 \0",
        "",
        1,
        Integer.MIN_VALUE,
        1L,
        Long.MAX_VALUE,
        1.0,
        -0.0,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        true,
        false,
        new Date(0),
        new Date(-1),
        new Date(Long.MIN_VALUE),
        new Date(Long.MAX_VALUE),
        new ObjectId(),
        Decimal128.parse("1.10"),
        Decimal128.parse("-0E-10"),
        Decimal128.NaN,
        Decimal128.NEGATIVE_INFINITY,
        new BsonTimestamp(-1, -1),
        new BsonTimestamp(7, 8),
        new BsonRegularExpression("^a\\d+$", "im"),
        new Code("function () {}"),
        new CodeWithScope("f(x)", new Document("x", 1L).append("s", new Symbol("t"))),
        new Symbol("sym"),
        new BsonDbPointer("db.coll", new ObjectId()),
        new BsonUndefined(),
        new MinKey(),
        new MaxKey(),
        new Binary(new byte[0]),
        new Binary(new byte[] {1, 2}),
        new Binary((byte) 1, new byte[] {1}),
        new Binary((byte) 2, new byte[] {1}),
        new Binary((byte) 3, SIXTEEN),
        new Binary((byte) 3, new byte[] {1}),
        new Binary((byte) 4, SIXTEEN),
        new Binary((byte) 4, new byte[] {1}),
        new Binary((byte) 5, SIXTEEN),
        new Binary((byte) 0x80, new byte[] {1}),
        new Binary(PackedTypesTest.packedSymbol()),
        List.of(),
        Arrays.asList(1, null, "x", List.of(2L)),
        new Document(),
        new Document("a", new Document("b", new BsonUndefined())));
  }

  @ParameterizedTest
  @MethodSource("values")
  void keepsAValue(Object value) {
    remote.call("insertOne", "document", new Document("_id", 1).append("v", value));
    remote.call(
        "insertOne", "document", new Document("_id", 2).append("v", List.of(document(value))));

    assertSame(value, remote.document("findOne", "query", json("{_id: 1}")).get("v"));
    List<Document> nested =
        remote.document("findOne", "query", json("{_id: 2}")).getList("v", Document.class);
    assertSame(value, nested.get(0).get("w"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void keepsAValueThatIsSet(Object value) {
    remote.insert("{_id: 1}");
    Document set = new Document("$set", new Document("v", value));

    assertSame(
        value,
        remote
            .document(
                "findOneAndUpdate", "filter", json("{}"), "update", set, "returnNewDocument", true)
            .get("v"));
  }

  @Test
  void keepsNull() {
    remote.insert("{_id: 1, v: null}");
    assertThat(remote.all()).containsExactly(new Document("_id", 1).append("v", null));
  }

  @Test
  void findsByAValueThatTheServerDoesNotKnow() {
    Object symbol = new Symbol("s");
    remote.call("insertOne", "document", new Document("_id", symbol).append("u", new Symbol("t")));

    assertThat(remote.documents("find", "query", new Document("_id", symbol))).hasSize(1);
    assertThat(remote.documents("find", "query", new Document("u", new Symbol("t")))).hasSize(1);
    assertThat(remote.documents("find", "query", new Document("u", new Symbol("x")))).isEmpty();
  }

  @Test
  void saysTheIdOfAnUpsertInItsType() {
    for (Object id : List.of(5L, new Symbol("s"), new Binary((byte) 4, SIXTEEN), new Date(3))) {
      Document result =
          remote.document(
              "updateOne",
              "query",
              new Document("_id", id),
              "update",
              json("{$set: {a: 1}}"),
              "upsert",
              true);
      assertThat(result.get("upsertedId")).isEqualTo(id);
    }
  }

  private static Document document(Object value) {
    return new Document("w", value);
  }

  /** Same class, and same text in the format that keeps every type. */
  static void assertSame(Object expected, Object actual) {
    if (!(expected instanceof List)) {
      assertThat(actual).hasSameClassAs(expected);
    }
    assertThat(Ejson.canonicalText(actual)).isEqualTo(Ejson.canonicalText(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{v: {$eq: /x/}}                | 2 4",
        "{v: {$eq: /x/i}}               | 3",
        "{v: {$not: {$eq: /x/}}}        | 1 3 5",
        "{v: {$elemMatch: {$eq: /x/}}}  | 4",
        "{v: {$eq: /x/, $exists: true}} | 2 4",
        "{v: {$all: [/x/]}, _id: 1}     | 1",
        "{v: {$all: [/x/], $gt: 'a'}, _id: {$in: [1, 5]}} | 1 5",
        "{v: {$all: ['x']}}             | 1 5",
        "{_id: {$eq: /x/}}              | ''",
      })
  void aRegularExpressionIsEqualToItselfAlone(String query, String ids) {
    remote.insert(
        "{_id: 1, v: 'x'}",
        "{_id: 2, v: /x/}",
        "{_id: 3, v: /x/i}",
        "{_id: 4, v: [/x/]}",
        "{_id: 5, v: ['x']}");

    assertThat(remote.documents("find", "query", json(query), "sort", json("{_id: 1}")))
        .extracting(found -> found.get("_id").toString())
        .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
  }
}
