package io.appservices.emulator.service.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoncesTest {

  private static final Duration LIFETIME = DigestService.NONCE_LIFETIME;

  private final EmulatorClock clock = new EmulatorClock();
  private final Nonces own = Nonces.ofOne(clock, new Secrets());
  private final Nonces one = shared("key");
  private final Nonces another = shared("key");

  private Nonces shared(String key) {
    return Nonces.shared(clock, new Secrets(), key.getBytes(UTF_8));
  }

  @BeforeEach
  void stopTheClock() {
    clock.freeze();
  }

  @Test
  void takeEachCountOfTheirOwnOnce() {
    for (Nonces nonces : List.of(own, one)) {
      String nonce = nonces.next();
      assertThat(nonce).isNotEqualTo(nonces.next());
      assertThat(nonces.use(nonce, 1)).isTrue();
      assertThat(nonces.use(nonce, 1)).isFalse();
      assertThat(nonces.use(nonce, 2)).isTrue();
      clock.advance(LIFETIME.minusSeconds(1));
      assertThat(nonces.use(nonce, 3)).isTrue();
      clock.advance(Duration.ofSeconds(1));
      assertThat(nonces.use(nonce, 4)).isFalse();
    }
  }

  @Test
  void knowNothingOfWhatWasNotGivenOut() {
    assertThat(own.use("made up", 1)).isFalse();
    assertThat(own.use(one.next(), 1)).isFalse();
    assertThat(one.use(own.next(), 1)).isFalse();
    assertThat(one.use("", 1)).isFalse();
  }

  @Test
  void knowThoseOfWhoeverHasTheSameKey() {
    String nonce = one.next();
    assertThat(shared("other").use(nonce, 1)).isFalse();
    assertThat(another.use(nonce, 1)).isTrue();
    assertThat(another.use(nonce, 1)).isFalse();
    assertThat(another.use(nonce, 2)).isTrue();
  }

  @Test
  void takeNoNonceThatWasChanged() {
    String nonce = one.next();
    for (int at : new int[] {0, 20, nonce.length() - 1}) {
      char changed = nonce.charAt(at) == '0' ? '1' : '0';
      assertThat(another.use(nonce.substring(0, at) + changed + nonce.substring(at + 1), 1))
          .isFalse();
    }
    assertThat(another.use(nonce.substring(0, nonce.length() - 1), 1)).isFalse();
    assertThat(another.use(nonce.substring(0, 48), 1)).isFalse();
  }

  @Test
  void takeThoseOfAnotherUntilTheyEndThere() {
    String usedEarly = one.next();
    String usedLate = one.next();
    clock.advance(LIFETIME.minusSeconds(1));
    assertThat(another.use(usedEarly, 1)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(another.use(usedLate, 1)).isFalse();
    assertThat(another.use(usedEarly, 2)).isFalse();
  }
}
