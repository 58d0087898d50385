package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class HmacsTest {

  /** RFC 4231, section 4.3. */
  private static final String SIGNATURE =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private final Hmacs hmacs = new Hmacs("Jefe".getBytes());

  @Test
  void signsWithItsKeyAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      Mac mac = hmacs.take();
      assertThat(signature(mac)).isEqualTo(SIGNATURE);
      hmacs.giveBack(mac);
    }
  }

  @Test
  void givesTheSameOneToTheNextUser() {
    Mac mac = hmacs.take();
    hmacs.giveBack(mac);
    assertThat(hmacs.take()).isSameAs(mac);
  }

  @Test
  void givesNobodyWhatSomebodyElseHas() {
    Mac first = hmacs.take();
    first.update("half a text".getBytes());
    Mac second = hmacs.take();
    assertThat(second).isNotSameAs(first);
    assertThat(signature(second)).isEqualTo(SIGNATURE);
  }

  private static String signature(Mac mac) {
    return HexFormat.of().formatHex(mac.doFinal("what do ya want for nothing?".getBytes()));
  }
}
