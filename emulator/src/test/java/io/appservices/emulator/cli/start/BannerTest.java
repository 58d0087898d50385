package io.appservices.emulator.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.Mail.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BannerTest {

  @Test
  void aMailIsOneLineThatEndsWithItsLink() {
    assertThat(printed("a@b.c").lines())
        .containsExactly("mail  password_reset to a@b.c: http://localhost/reset?token=1");
  }

  @Test
  void anAddressIsNothingThatATerminalObeys() {
    assertThat(printed("\u001b]0;x\u0007\nready http://a.example@x").lines())
        .containsExactly(
            "mail  password_reset to ?]0;x??ready http://a.example@x:"
                + " http://localhost/reset?token=1");
  }

  private static String printed(String to) {
    Mail mail =
        new Mail(
            Kind.PASSWORD_RESET,
            "myapp-abcde",
            to,
            "Reset your password",
            "http://localhost/reset?token=1",
            "http://localhost/page",
            "1",
            "5f60207f14dfb25d24511201",
            Instant.EPOCH);
    StringWriter out = new StringWriter();
    Banner.print(new PrintWriter(out), mail);
    return out.toString();
  }
}
