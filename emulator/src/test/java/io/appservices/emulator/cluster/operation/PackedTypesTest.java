package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;

public class PackedTypesTest {

  /** What the server gets for a symbol. */
  public static byte[] packedSymbol() {
    try (BasicOutputBuffer out = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
      PackedTypes.REGISTRY
          .get(Document.class)
          .encode(writer, new Document("s", new Symbol("x")), EncoderContext.builder().build());
      try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(out.toByteArray()))) {
        BsonDocument sent =
            new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
        return sent.getBinary("s").getData();
      }
    }
  }

  @Test
  void unpacksWhatItPacked() {
    assertThat(PackedTypes.unpack(new Binary(packedSymbol()))).isEqualTo(new Symbol("x"));
  }

  @Test
  void leavesOtherDataAlone() {
    Binary plain = new Binary(new byte[] {'p', 'a', 'c', 'k'});
    assertThat(PackedTypes.unpack(plain)).isSameAs(plain);
  }

  @Test
  void leavesDataAloneThatOnlyBeginsAsIfPacked() {
    byte[] cut = Arrays.copyOf(packedSymbol(), 10);
    assertThat(PackedTypes.unpack(new Binary(cut))).isEqualTo(new Binary(cut));
  }
}
