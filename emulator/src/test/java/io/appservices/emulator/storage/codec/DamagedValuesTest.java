package io.appservices.emulator.storage.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.storage.Samples;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** What cannot have been written is refused, with the name of what cannot be read. */
class DamagedValuesTest {

  private static final Fields FIELDS =
      new Fields("thing", new Document("n", 1).append("list", List.of("a", 2)).append("t", "x"));

  private static void assertRefused(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(StorageException.class).hasMessage(message);
  }

  @Test
  void namesTheMemberThatIsMissingOrOfAnotherType() {
    String noText = "a stored thing is damaged: it has no 'n' that can be read";
    assertRefused(() -> FIELDS.text("n"), noText);
    assertRefused(() -> FIELDS.optionalText("n"), noText);
    assertRefused(
        () -> FIELDS.id("id"), "a stored thing is damaged: it has no 'id' that can be read");
    assertRefused(
        () -> FIELDS.texts("list"), "a stored thing is damaged: it has no 'list' that can be read");
  }

  @Test
  void namesTheValueThatIsNotKnown() {
    assertRefused(
        () -> FIELDS.providerType("t"), "a stored thing has a 't' that is not known: 'x'");
    assertRefused(
        () -> FIELDS.constant("t", Thread.State.class),
        "a stored thing has a 't' that is not known: 'x'");
    assertRefused(
        () -> Codecs.USER.decode(Codecs.USER.encode(Samples.user(1)).append("type", "x")),
        "a stored user has a 'type' that is not known: 'x'");
  }

  @Test
  void refusesBytesThatAreNoDocument() {
    byte[] sound = BsonBytes.write(new Document("text", "long enough"));
    byte[] unknownType = sound.clone();
    unknownType[4] = 0x6F;
    byte[] shorter = new byte[sound.length - 3];
    System.arraycopy(sound, 0, shorter, 0, shorter.length);
    for (byte[] damaged : List.of(new byte[0], shorter, unknownType)) {
      assertRefused(() -> BsonBytes.read(damaged), "a stored value is damaged: it is not BSON");
    }
  }

  @Test
  void refusesAStateThatNamesAPlaceThatIsNotThere() {
    Document stored = Codecs.APP_STATE.encode(AppState.of(Samples.app(1, "app"), List.of()));
    for (long place : new long[] {-1, 1}) {
      stored.get("state", Document.class).put("deployed", place);
      assertRefused(
          () -> Codecs.APP_STATE.decode(stored),
          "a stored app is damaged: it names what it does not have");
    }
  }

  @Test
  void readsWhatAnEarlierVersionLeftOut() {
    Fields none = new Fields("thing", new Document());
    assertThat(none.number("n", 7)).isEqualTo(7);
    assertThat(none.flag("f")).isFalse();
    assertThat(none.optionalId("id")).isEmpty();
    assertThat(none.freeDocument("d")).isEmpty();
    assertThat(none.texts("l")).isEmpty();
    assertThat(none.list("l", item -> item)).isEmpty();
  }

  @Test
  void writesUuidsInTheOrderOfTheirBytes() {
    UUID uuid = UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f");
    byte[] bytes = new byte[16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertThat(FreeValues.stored(new Document("u", List.of(uuid))))
        .isEqualTo(new Document("u", List.of(new Binary((byte) 4, bytes))));
  }

  @Test
  void readsATextThatEndsWithinAnEscape() {
    assertThat(Texts.read("a\u0001")).isEqualTo("a\u0001");
  }

  @Test
  void packsEightBytesForEachNumber() {
    Binary packed = PackedNumbers.of(LongStream.of(1, -1, 258));
    assertThat(packed.getData()).hasSize(24).endsWith(1, 2);
    assertThat(PackedNumbers.read(packed.getData())).containsExactly(1L, -1L, 258L);
  }

  @Test
  void leavesTextsAloneThatAnyDatabaseTakes() {
    String plain = "plain \u0002 \uD83D\uDE00";
    assertThat(Texts.stored(plain)).isSameAs(plain);
    assertThat(Texts.read(plain)).isSameAs(plain);
    assertThat(Texts.stored("\0\1\uD83D")).isEqualTo("\u00010\u00011\u0001ud83d");
  }
}
