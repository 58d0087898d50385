package io.appservices.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DBRef;
import io.appservices.emulator.api.BsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Values survive the way to the driver's types and back. */
class BsonBridgeTest {

  private static final String ID = "5e0000000000000000000001";

  @Provide
  static Arbitrary<Object> neutral() {
    Arbitrary<Object> scalars =
        Arbitraries.<Object>oneOf(
            Arbitraries.strings().ofMaxLength(8).map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast),
            Arbitraries.create(UUID::randomUUID).map(Object.class::cast),
            DateTimes.instants().map(i -> i.truncatedTo(ChronoUnit.MILLIS)).map(Object.class::cast),
            bsonValues());
    return Arbitraries.lazyOf(
        () -> scalars.injectNull(0.05),
        () -> scalars,
        () -> neutral().list().ofMaxSize(3).map(Object.class::cast),
        () ->
            Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(4), neutral())
                .ofMaxSize(3)
                .map(Object.class::cast));
  }

  private static Arbitrary<Object> bsonValues() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(5);
    return Arbitraries.oneOf(
        Arbitraries.of(BsonValue.Constant.values()),
        Arbitraries.strings().numeric().ofLength(24).map(BsonValue.ObjectId::new),
        Arbitraries.of("1.50", "-0", "NaN", "Infinity", "1E+6000").map(BsonValue.Decimal128::new),
        Combinators.combine(Arbitraries.integers(), Arbitraries.integers())
            .as(BsonValue.Timestamp::new),
        bytes.map(b -> new BsonValue.Binary((byte) 0x80, b)),
        Arbitraries.of("", "i", "im").map(options -> new BsonValue.Regex("a.*", options)),
        Arbitraries.maps(Arbitraries.of("a", "b"), Arbitraries.integers().map(Object.class::cast))
            .map(scope -> new BsonValue.Code("f()", scope)),
        Arbitraries.strings().alpha().ofMaxLength(4).map(BsonValue.Symbol::new),
        Arbitraries.of("db.c")
            .map(name -> new BsonValue.DbPointer(name, new BsonValue.ObjectId(ID))));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void comesBackAsItWas(@ForAll("neutral") Object neutral) {
    assertThat(BsonBridge.toNeutral(BsonBridge.toBson(neutral))).isEqualTo(neutral);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void comesBackThroughTheDriversCodecs(@ForAll("neutral") Object neutral) {
    BsonDocument coded =
        BsonBridge.toDocument(Map.of("v", List.of("", listOf(neutral)))).toBsonDocument();
    assertThat(BsonBridge.toMap(coded)).isEqualTo(Map.of("v", List.of("", listOf(neutral))));
  }

  private static List<Object> listOf(Object value) {
    return Arrays.asList(value, 1);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void leavesValuesOfTheOtherFormAsTheyAre(@ForAll("neutral") Object neutral) {
    Object bson = BsonBridge.toBson(neutral);
    assertThat(BsonBridge.toBson(bson)).isEqualTo(bson);
    assertThat(BsonBridge.toNeutral(neutral)).isEqualTo(neutral);
  }

  @Test
  void hasTheDriversTypes() {
    Instant time = Instant.parse("2026-01-02T03:04:05.006Z");
    Document document =
        BsonBridge.toDocument(
            Map.of(
                "id",
                new BsonValue.ObjectId(ID),
                "at",
                time,
                "price",
                new BigDecimal("1.50"),
                "bytes",
                new byte[] {1, 2},
                "time",
                new BsonValue.Timestamp(7, 1),
                "nested",
                Map.of("list", new Object[] {1, (short) 2})));
    assertThat(document)
        .isEqualTo(
            new Document()
                .append("id", new ObjectId(ID))
                .append("at", Date.from(time))
                .append("price", Decimal128.parse("1.50"))
                .append("bytes", new Binary(new byte[] {1, 2}))
                .append("time", new BsonTimestamp(7, 1))
                .append("nested", new Document("list", List.of(1, 2))));
  }

  @Test
  void takesAllThatFunctionsReturnWhereItIsNeutralAlready() {
    BigDecimal price = new BigDecimal("1.50");
    assertThat(BsonBridge.toNeutral(price)).isEqualTo(price);
    assertThat(BsonBridge.toNeutral(new Object[] {1, (short) 2, (byte) 3, 0.5f, null}))
        .isEqualTo(Arrays.asList(1, 2, 3, 0.5, null));
  }

  @Test
  void refusesKeysThatAreNoTextInEitherDirection() {
    Map<String, Object> keyless = Collections.singletonMap(null, 1);
    List.<ThrowingCallable>of(
            () -> BsonBridge.toDocument(keyless),
            () -> BsonBridge.toBson(keyless),
            () -> BsonBridge.toMap(keyless),
            () -> BsonBridge.toNeutral(keyless))
        .forEach(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a document has texts as keys, not null"));
  }

  @Test
  void refusesWhatBsonDoesNotHave() {
    LocalDate day = LocalDate.EPOCH;
    assertThatThrownBy(() -> BsonBridge.toBson(List.of(day)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.LocalDate");
    assertThatThrownBy(() -> BsonBridge.toNeutral(new Document("day", day)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.LocalDate");
    assertThatThrownBy(() -> BsonBridge.toBson(Map.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a document has texts as keys, not 1");
  }

  @Test
  void takesReferencesOfTheDriverAsTheyAreStored() {
    DBRef reference = new DBRef("db", "users", new ObjectId(ID));
    Map<String, Object> stored =
        Map.of("$ref", "users", "$id", new BsonValue.ObjectId(ID), "$db", "db");
    assertThat(BsonBridge.toMap(new Document("owner", reference)))
        .isEqualTo(Map.of("owner", stored));
    assertThat(BsonBridge.toNeutral(new DBRef("users", 7)))
        .isEqualTo(Map.of("$ref", "users", "$id", 7));
    assertThat(BsonBridge.toBson(List.of(reference))).isEqualTo(List.of(reference));
  }

  @Test
  void takesCountersAsTheDriversCodecsDo() {
    List<Object> counters =
        List.of(new AtomicInteger(1), new AtomicLong(2), new AtomicBoolean(true));
    assertThat(BsonBridge.toBson(counters)).isEqualTo(List.of(1, 2L, true));
    assertThat(BsonBridge.toNeutral(counters)).isEqualTo(List.of(1, 2L, true));
  }

  @Test
  void refusesWhatContainsItself() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    Map<String, Object> map = new HashMap<>();
    map.put("map", new Object[] {map});
    Document document = new Document();
    document.append("scope", new CodeWithScope("f()", document));
    List.<ThrowingCallable>of(
            () -> BsonBridge.toBson(list),
            () -> BsonBridge.toNeutral(list),
            () -> BsonBridge.toDocument(map),
            () -> BsonBridge.toMap(map),
            () -> BsonBridge.toNeutral(document))
        .forEach(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("contains itself"));
  }

  @Test
  void takesAsManyLevelsAsMongoDb() {
    Object nested = 1;
    for (int level = 0; level < 100; level++) {
      nested = List.of(nested);
    }
    Object deepest = nested;
    assertThat(BsonBridge.toNeutral(BsonBridge.toBson(deepest))).isEqualTo(deepest);
    assertThatThrownBy(() -> BsonBridge.toBson(List.of(deepest)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 levels");
  }

  @Test
  void copiesBytes() {
    byte[] bytes = {1};
    Binary binary = (Binary) BsonBridge.toBson(bytes);
    bytes[0] = 2;
    assertThat((byte[]) BsonBridge.toNeutral(binary)).containsExactly(1);
  }
}
