package io.appservices.emulator.ejson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class RelaxedObjectTest {

  @Test
  void isWrittenAsTheDocumentWithItsMembersIs() {
    Document members =
        new Document("text", "\"\u6f22\"")
            .append("number", 1_700_000_000L)
            .append("nothing", null)
            .append("id", new ObjectId())
            .append("object", new Document("list", List.of(1, "two")));
    RelaxedObject object = new RelaxedObject();
    members.forEach(object::append);
    assertThat(object.toByteArray()).isEqualTo(Ejson.relaxed(members));
  }

  @Test
  void digitsOfAnIdAreWrittenAsItsText() {
    ObjectId id = new ObjectId("00ff10a9deadbeef7f80c1e2");
    assertThat(new RelaxedObject().append("a", 1).appendDigits("id", id).toByteArray())
        .isEqualTo(Ejson.relaxed(new Document("a", 1).append("id", id.toHexString())));
  }

  @Test
  void digitsAreWrittenAtTheEndOfABufferAsElsewhere() {
    ObjectId id = new ObjectId("00ff10a9deadbeef7f80c1e2");
    for (int length = 8_100; length < 8_200; length++) {
      String text = "t".repeat(length);
      assertThat(new RelaxedObject().append("a", text).appendDigits("id", id).toByteArray())
          .isEqualTo(Ejson.relaxed(new Document("a", text).append("id", id.toHexString())));
    }
  }

  @Test
  void plainTextIsWrittenAsTextIs() {
    for (int length = 0; length < 20_000; length += 997) {
      String text = "aZ0-_.".repeat(length / 6);
      assertThat(new RelaxedObject().append("a", new PlainText(text)).append("b", 1).toByteArray())
          .isEqualTo(Ejson.relaxed(new Document("a", text).append("b", 1)));
    }
  }

  @Test
  void mayHaveNoMembers() {
    assertThat(new RelaxedObject().toByteArray()).isEqualTo(Ejson.relaxed(new Document()));
  }

  @Test
  void isWrittenBesideAnotherOne() {
    RelaxedObject object = new RelaxedObject().append("a", 1);
    byte[] other = Ejson.relaxed(new Document("b", 2));
    assertThat(object.append("c", 3).toByteArray())
        .isEqualTo(Ejson.relaxed(new Document("a", 1).append("c", 3)));
    assertThat(other).isEqualTo("{\"b\":2}".getBytes());
  }
}
