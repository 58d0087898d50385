package io.appservices.emulator.ejson;

import java.util.Date;
import org.bson.BsonBinary;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.Symbol;
import org.jspecify.annotations.Nullable;

/** The {@link BsonValue} classes, as the Java values that the driver's documents hold instead. */
final class BsonValues {

  private BsonValues() {}

  /** Returns whether documents use another class for the type of the value. */
  static boolean isForeign(BsonValue value) {
    return switch (value.getBsonType()) {
      case TIMESTAMP, REGULAR_EXPRESSION, DB_POINTER, UNDEFINED -> false;
      default -> true;
    };
  }

  static @Nullable Object toJava(BsonValue value) {
    return switch (value.getBsonType()) {
      case NULL -> null;
      case STRING -> value.asString().getValue();
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> value.asDouble().getValue();
      case BOOLEAN -> value.asBoolean().getValue();
      case DATE_TIME -> new Date(value.asDateTime().getValue());
      case OBJECT_ID -> value.asObjectId().getValue();
      case DECIMAL128 -> value.asDecimal128().getValue();
      case BINARY -> binary(value.asBinary());
      default -> rare(value);
    };
  }

  private static Object rare(BsonValue value) {
    return switch (value.getBsonType()) {
      case SYMBOL -> new Symbol(value.asSymbol().getSymbol());
      case JAVASCRIPT -> new Code(value.asJavaScript().getCode());
      case JAVASCRIPT_WITH_SCOPE -> code(value.asJavaScriptWithScope());
      case MIN_KEY -> new MinKey();
      case MAX_KEY -> new MaxKey();
      default -> throw TypeWriter.unknown(value);
    };
  }

  private static Binary binary(BsonBinary binary) {
    return new Binary(binary.getType(), binary.getData());
  }

  private static CodeWithScope code(BsonJavaScriptWithScope code) {
    return new CodeWithScope(code.getCode(), new Document(code.getScope()));
  }
}
