package io.appservices.emulator.ejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WritingTest {

  static Stream<Arguments> relatives() {
    return Stream.of(
        Arguments.of((short) 1, "1"),
        Arguments.of((byte) -1, "-1"),
        Arguments.of(0.5f, "0.5"),
        Arguments.of(new StringBuilder("a"), "\"a\""),
        Arguments.of(TimeUnit.DAYS, "\"DAYS\""),
        Arguments.of(Set.of(1), "[1]"),
        Arguments.of(new Object[] {"a", null}, "[\"a\",null]"),
        Arguments.of(Map.of("a", 1), "{\"a\":1}"),
        Arguments.of(new EnumMap<>(Map.of(TimeUnit.DAYS, 1)), "{\"DAYS\":1}"),
        Arguments.of(Instant.EPOCH, "{\"$date\":\"1970-01-01T00:00:00Z\"}"),
        Arguments.of(
            UUID.fromString("73ffd264-44b3-4c69-90e8-e7d1dfc035d4"),
            "{\"$binary\":{\"base64\":\"c//SZESzTGmQ6OfR38A11A==\",\"subType\":\"04\"}}"),
        Arguments.of(new byte[] {-1, -1}, "{\"$binary\":{\"base64\":\"//8=\",\"subType\":\"00\"}}"),
        Arguments.of(new BsonDocument("a", new BsonInt32(1)), "{\"a\":1}"));
  }

  @ParameterizedTest
  @MethodSource("relatives")
  void relativesOfTheDocumentTypesAreWrittenLikeThem(Object value, String json) {
    assertThat(Ejson.relaxedText(value)).isEqualTo(json);
  }

  @Test
  void anUnknownTypeIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ejson.relaxed(List.of(Thread.currentThread())))
        .withMessage("Not a type of Extended JSON: java.lang.Thread");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ejson.canonical(new AtomicInteger()))
        .withMessageEndingWith("java.util.concurrent.atomic.AtomicInteger");
  }

  @Test
  void aKeyMustBeText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ejson.relaxed(Map.of(1, 2)))
        .withMessage("Not a key of Extended JSON: java.lang.Integer");
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThatIllegalArgumentException().isThrownBy(() -> Ejson.relaxed(list));
  }
}
