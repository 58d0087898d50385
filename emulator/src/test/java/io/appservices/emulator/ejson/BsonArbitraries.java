package io.appservices.emulator.ejson;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
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

/** Random values of every type that a document can hold. */
public final class BsonArbitraries {

  private static final int DEPTH = 3;

  private BsonArbitraries() {}

  static Arbitrary<Object> values() {
    Arbitrary<Object> leaf = Arbitraries.oneOf(List.of(plain(), numbers(), wrapped()));
    Arbitrary<Object> values = leaf;
    for (int depth = 0; depth < DEPTH; depth++) {
      values = nested(leaf, values);
    }
    return values;
  }

  public static Arbitrary<Document> documents() {
    return documents(values());
  }

  private static Arbitrary<Object> nested(Arbitrary<Object> leaf, Arbitrary<Object> members) {
    Arbitrary<Document> documents = documents(members);
    return Arbitraries.frequencyOf(
        Tuple.of(6, leaf),
        Tuple.of(1, documents.map(d -> (Object) d)),
        Tuple.of(1, members.list().ofMaxSize(4).map(l -> (Object) l)),
        Tuple.of(1, Combinators.combine(texts(), documents).as(CodeWithScope::new)));
  }

  private static Arbitrary<Document> documents(Arbitrary<Object> members) {
    return Arbitraries.maps(keys(), members).ofMaxSize(4).map(Document::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings().ascii().ofMaxLength(12),
        Arbitraries.of("\uD83D\uDE00", "\uD83D", "\uDE00", "\u0000", "\"\\/\b\f\n\r\t\u007F"));
  }

  private static Arbitrary<String> keys() {
    return texts().filter(key -> !key.startsWith("$") && key.indexOf('\0') < 0 && isUnicode(key));
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Arbitrary<Object> plain() {
    return Arbitraries.oneOf(
        texts().map(t -> (Object) t),
        Arbitraries.of(true, false).map(b -> (Object) b),
        Arbitraries.of(new MinKey(), new MaxKey(), new BsonUndefined()).injectNull(0.3));
  }

  private static Arbitrary<Object> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(n -> (Object) n),
        Arbitraries.longs().map(n -> (Object) n),
        Arbitraries.longs().map(bits -> (Object) canonicalNaN(Double.longBitsToDouble(bits))),
        Arbitraries.of(-0.0, 1.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY),
        Arbitraries.bigDecimals().map(n -> (Object) decimal(n)),
        Arbitraries.of(Decimal128.NaN, Decimal128.NEGATIVE_ZERO, Decimal128.POSITIVE_INFINITY));
  }

  private static double canonicalNaN(double number) {
    return Double.isNaN(number) ? Double.NaN : number;
  }

  private static Decimal128 decimal(BigDecimal number) {
    return new Decimal128(number.round(MathContext.DECIMAL128));
  }

  private static Arbitrary<Object> wrapped() {
    return Arbitraries.oneOf(
        ids().map(id -> (Object) id),
        Arbitraries.longs().map(millis -> (Object) new Date(millis)),
        Arbitraries.longs().between(0, 4_102_444_800_000L).map(millis -> (Object) new Date(millis)),
        Combinators.combine(Arbitraries.bytes(), bytes(20)).as(Binary::new),
        Arbitraries.longs().map(bits -> (Object) new BsonTimestamp(bits)),
        Combinators.combine(keys(), Arbitraries.strings().withChars("imsx").ofMaxLength(4))
            .as(BsonRegularExpression::new),
        Combinators.combine(keys(), ids()).as(BsonDbPointer::new),
        texts().map(t -> (Object) new Symbol(t)),
        texts().map(t -> (Object) new Code(t)));
  }

  private static Arbitrary<ObjectId> ids() {
    return Arbitraries.bytes().array(byte[].class).ofSize(12).map(ObjectId::new);
  }

  private static Arbitrary<byte[]> bytes(int maxSize) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(maxSize);
  }
}
