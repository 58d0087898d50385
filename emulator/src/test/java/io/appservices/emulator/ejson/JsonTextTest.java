package io.appservices.emulator.ejson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts beside those that Jackson's generator writes. */
class JsonTextTest {

  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  private static String jackson(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      writing.to(generator);
    }
    return out.toString(UTF_8);
  }

  @Test
  void everyCharacterIsWrittenAsJacksonWritesIt() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      all.append((char) c).append('-');
    }
    String text = all.toString();

    assertThat(Ejson.relaxedText(text)).isEqualTo(jackson(out -> out.writeString(text)));
  }

  @Test
  void everyCharacterOfANameIsWrittenAsJacksonWritesIt() throws IOException {
    for (int c = 1; c < 0x900; c++) {
      String name = "a" + (char) c;

      assertThat(Ejson.relaxedText(new Document(name, 1)))
          .isEqualTo(
              jackson(
                  out -> {
                    out.writeStartObject();
                    out.writeNumberField(name, 1);
                    out.writeEndObject();
                  }));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", "\u0001", "é", "€", "😀", "a\u0002", "aa€"})
  void noCharacterIsLostWhereAPieceEnds(String piece) throws IOException {
    String text = piece.repeat(9_000);
    for (int before = 0; before < 12; before++) {
      String shifted = "-".repeat(before) + text;

      assertThat(Ejson.relaxedText(shifted)).isEqualTo(jackson(out -> out.writeString(shifted)));
    }
  }

  @Test
  void aPrettyTextIsLaidOutAsJacksonLaysItOut() throws IOException {
    Document value =
        new Document("a", 1)
            .append("none", new Document())
            .append("nothing", List.of())
            .append("list", List.of(1, "two", List.of(3), new Document("four", List.of(true))))
            .append("object", new Document("deep", new Document("deeper", null)).append("b", 0.5));

    assertThat(new String(Ejson.pretty(value), UTF_8))
        .isEqualTo(
            jackson(
                out -> {
                  out.useDefaultPrettyPrinter();
                  write(out, value);
                }));
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Document document) {
      out.writeStartObject();
      for (var member : document.entrySet()) {
        out.writeFieldName(member.getKey());
        write(out, member.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(out, item);
      }
      out.writeEndArray();
    } else {
      out.writePOJO(value);
    }
  }

  @Test
  void whatATextMayHoldIsWrittenAndWhatIsDeeperIsRefused() {
    int deepest = Ejson.MAX_DEPTH + 2;

    assertThat(Ejson.relaxedText(nested(deepest))).hasSize(2 * deepest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ejson.relaxedText(nested(deepest + 1)))
        .withMessage("Not writable as Extended JSON: nested deeper than 202 levels");
  }

  private static Object nested(int depth) {
    List<Object> list = List.of();
    for (int i = 1; i < depth; i++) {
      list = List.of(list);
    }
    return list;
  }
}
