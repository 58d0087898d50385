package io.appservices.emulator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  @Test
  void aChangedCopyLeavesTheDocumentAsItIs() {
    Document document = new Document("a", 1).append("b", 2);
    assertThat(Documents.without(document, "a")).isEqualTo(new Document("b", 2));
    assertThat(Documents.merged(document, new Document("b", 3).append("c", 4)))
        .isEqualTo(new Document("a", 1).append("b", 3).append("c", 4));
    Documents.copy(document).clear();
    assertThat(document).isEqualTo(new Document("a", 1).append("b", 2));
  }

  @Test
  void aValueThatIsNoDocumentIsAnEmptyOne() {
    Document document = new Document("a", 1);
    assertThat(Documents.of(document)).isSameAs(document);
    assertThat(Documents.of("text")).isEmpty();
    assertThat(Documents.of(null)).isEmpty();
  }

  @Test
  void aDeepCopySharesNothingThatCanBeChanged() {
    Document document = document();
    Document copy = Documents.deepCopy(document);
    assertThat(copy).isEqualTo(document());

    copy.get("document", Document.class).clear();
    copy.getList("list", Object.class).clear();
    copy.getDate("date").setTime(1);
    copy.get("binary", Binary.class).getData()[0] = 9;
    assertThat(document).isEqualTo(document());
  }

  @Test
  void anImmutableCopyCannotBeChangedAtAnyDepth() {
    Document document = document();
    Map<String, Object> copy = Documents.immutable(document);
    assertThat(copy).isEqualTo(document());
    document.getDate("date").setTime(1);
    document.getList("list", Object.class).clear();
    assertThat(copy).isEqualTo(document());

    List<?> list = (List<?>) copy.get("list");
    assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((Map<?, ?>) list.get(0)).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((Map<?, ?>) copy.get("document")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Document document() {
    return new Document("document", new Document("a", new Document("b", null)))
        .append("list", new ArrayList<>(Arrays.asList(new Document("a", 1), null, "text")))
        .append("date", new Date(0))
        .append("binary", new Binary(new byte[] {1}))
        .append("null", null);
  }
}
