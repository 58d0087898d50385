package io.appservices.emulator.cli;

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
    Mail mail =
        new Mail(
            Kind.PASSWORD_RESET,
            "myapp-abcde",
            "a@b.c",
            "Reset your password",
            "http://localhost/reset?token=1",
            "http://localhost/page",
            "1",
            "5f60207f14dfb25d24511201",
            Instant.EPOCH);
    StringWriter out = new StringWriter();

    Banner.print(new PrintWriter(out), mail);

    assertThat(out.toString().lines())
        .containsExactly("mail  password_reset to a@b.c: http://localhost/reset?token=1");
  }
}
