package io.appservices.emulator.ejson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;

// Edge cases are off: combined over all types they cost minutes, and the arbitraries name their
// own.
class EjsonPropertyTest {

  private static final byte[] SPICE = "{}[]\",:\\$0-9.eE+ut\u00E9".getBytes(ISO_8859_1);

  @Provide
  Arbitrary<Object> values() {
    return BsonArbitraries.values();
  }

  @Provide
  Arbitrary<Document> documents() {
    return BsonArbitraries.documents();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenCanonicallyIsReadBackExactly(@ForAll("values") Object value) {
    assertThat(Ejson.parse(Ejson.canonical(value))).isEqualTo(value);
    assertThat(Ejson.parse(Ejson.canonicalText(value))).isEqualTo(value);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenRelaxedDiffersOnlyInTheWidthOfIntegers(@ForAll("values") Object value) {
    Object read = Ejson.parse(Ejson.relaxed(value));
    assertThat(Ejson.relaxedText(read)).isEqualTo(Ejson.relaxedText(value));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theDriverReadsBothFormatsAsTheSameBson(@ForAll("documents") Document document) {
    BsonDocument bson = bson(document);
    assertThat(BsonDocument.parse(Ejson.canonicalText(document))).isEqualTo(bson);
    assertThat(bson(Ejson.parseDocument(Ejson.relaxedText(document))))
        .isEqualTo(BsonDocument.parse(Ejson.relaxedText(document)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void bsonValuesAreWrittenLikeTheirJavaCounterparts(@ForAll("documents") Document document) {
    assertThat(Ejson.canonicalText(bson(document))).isEqualTo(Ejson.canonicalText(document));
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void mutatedJsonIsReadOrRefused(@ForAll("values") Object value, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] json = random.nextBoolean() ? Ejson.canonical(value) : Ejson.relaxed(value);
    for (int i = random.nextInt(4); i >= 0; i--) {
      json = mutated(json, random);
    }
    readOrRefuse(json);
  }

  private static void readOrRefuse(byte[] bytes) {
    Object value;
    try {
      value = Ejson.parse(bytes);
    } catch (EjsonException expected) {
      return;
    }
    assertThat(Ejson.parse(Ejson.canonical(value))).isEqualTo(value);
  }

  private static byte[] mutated(byte[] json, Random random) {
    int at = random.nextInt(json.length + 1);
    int end = Math.min(json.length, at + random.nextInt(8));
    String head = new String(json, 0, at, UTF_8);
    String tail = new String(json, end, json.length - end, UTF_8);
    byte spice = SPICE[random.nextInt(SPICE.length)];
    return switch (random.nextInt(4)) {
      case 0 -> (head + tail).getBytes(UTF_8);
      case 1 -> (head + (char) spice + tail).getBytes(UTF_8);
      case 2 -> (head + new String(json, at, end - at, UTF_8).repeat(2) + tail).getBytes(UTF_8);
      default -> replaced(json, at, spice);
    };
  }

  private static byte[] replaced(byte[] json, int at, byte spice) {
    byte[] copy = json.clone();
    if (at < copy.length) {
      copy[at] = spice;
    }
    return copy;
  }

  private static BsonDocument bson(Document document) {
    BsonDocument bson = new BsonDocument();
    new DocumentCodec()
        .encode(new BsonDocumentWriter(bson), document, EncoderContext.builder().build());
    return bson;
  }
}
