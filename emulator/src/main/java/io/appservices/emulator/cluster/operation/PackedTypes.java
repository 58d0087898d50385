package io.appservices.emulator.cluster.operation;

import com.mongodb.MongoClientSettings;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinarySubType;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDbPointer;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.BsonTypeClassMap;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.MapCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.bson.types.CodeWithScope;
import org.bson.types.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Lets values pass the embedded server whose types it does not know: symbols, database pointers,
 * code with scope, undefined, and binary data of other subtypes than generic and UUID. They travel
 * as generic binary data: a mark, then a BSON document that holds the value.
 */
public final class PackedTypes {

  /** The codecs of a client of the embedded server. */
  public static final CodecRegistry REGISTRY = registry();

  private static final byte[] MARK = {'p', 'a', 'c', 'k', 'e', 'd', (byte) 0xB5, 0};
  private static final String VALUE = "v";
  private static final int UUID_BYTES = 16;
  private static final DocumentCodec PLAIN = new DocumentCodec();

  private PackedTypes() {}

  /** Stands in the type map for binary data, which may turn out to be a value of another type. */
  private static final class AnyBinary {}

  private static CodecRegistry registry() {
    BsonTypeClassMap types = new BsonTypeClassMap(Map.of(BsonType.BINARY, AnyBinary.class));
    return CodecRegistries.fromRegistries(
        CodecRegistries.fromCodecs(
            List.of(
                new Packing<>(AnyBinary.class),
                new Packing<>(Binary.class),
                new Packing<>(Symbol.class),
                new Packing<>(BsonDbPointer.class),
                new Packing<>(CodeWithScope.class),
                new Packing<>(BsonUndefined.class))),
        CodecRegistries.fromProviders(
            new DocumentCodecProvider(types),
            new CollectionCodecProvider(types),
            new MapCodecProvider(types)),
        MongoClientSettings.getDefaultCodecRegistry());
  }

  private record Packing<T>(Class<T> type) implements Codec<T> {

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
      writer.writeBinaryData(binary(value));
    }

    /** Unpacks whatever was packed; where the type map leads here, any type will do. */
    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T decode(BsonReader reader, DecoderContext context) {
      BsonBinary binary = reader.readBinaryData();
      return (T) unpack(new Binary(binary.getType(), binary.getData()));
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }

  private static BsonBinary binary(Object value) {
    Binary binary = isForeign(value) ? packed(value) : (Binary) value;
    return new BsonBinary(binary.getType(), binary.getData());
  }

  /** Returns whether the value cannot pass the server as it is. */
  public static boolean isForeign(Object value) {
    return value instanceof Binary binary
        ? !isKnown(binary)
        : value instanceof Symbol
            || value instanceof BsonDbPointer
            || value instanceof CodeWithScope
            || value instanceof BsonUndefined;
  }

  private static boolean isKnown(Binary binary) {
    if (binary.getType() == BsonBinarySubType.BINARY.getValue()) {
      return !isPacked(binary);
    }
    return BsonBinarySubType.isUuid(binary.getType()) && binary.length() == UUID_BYTES;
  }

  /** Returns the value as data that can pass. */
  public static Binary packed(Object value) {
    try (BasicOutputBuffer out = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
      out.writeBytes(MARK);
      PLAIN.encode(writer, new Document(VALUE, value), EncoderContext.builder().build());
      return new Binary(out.toByteArray());
    }
  }

  private static boolean isPacked(Binary binary) {
    byte[] data = binary.getData();
    return data.length >= MARK.length && Arrays.equals(data, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** Returns the value that the data holds, if it is a packed one; the data itself otherwise. */
  public static @Nullable Object unpack(Binary binary) {
    if (binary.getType() != BsonBinarySubType.BINARY.getValue() || !isPacked(binary)) {
      return binary;
    }
    byte[] data = binary.getData();
    ByteBuffer document = ByteBuffer.wrap(data, MARK.length, data.length - MARK.length).slice();
    try (BsonBinaryReader reader = new BsonBinaryReader(document)) {
      return PLAIN.decode(reader, DecoderContext.builder().build()).get(VALUE);
    } catch (BSONException e) {
      return binary;
    }
  }
}
