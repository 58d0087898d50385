package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.ClientApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs that go on while an emulator runs, and the one that looks for what is wrong. */
@Timeout(120)
class FollowTest {

  /** No number, which an id or a time may have in it. */
  private static final String REFUSED = "invalid username/password";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  /** A reader who goes away after a text that was awaited. */
  private static final class Reader extends Writer {

    private final StringBuffer read = new StringBuffer();
    private final String last;

    Reader(String last) {
      this.last = last;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      if (read.indexOf(last) >= 0) {
        throw new IOException("gone");
      }
      read.append(text, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (read.indexOf(last) >= 0) {
        throw new IOException("gone");
      }
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs --follow", "logs --follow --functions", "logs -f --json"})
  void showsWhatComesUntilNobodyReads(String line) {
    ClientApiClient client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    client.register("ada@example.com", "correct horse");
    Reader reader = new Reader(REFUSED);
    CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> run(line, reader));
    await().atMost(60, TimeUnit.SECONDS).until(() -> reader.read.indexOf("201") >= 0);
    assertThat(status).isNotDone();

    client.logIn("ada@example.com", "wrong horse");

    await().atMost(60, TimeUnit.SECONDS).until(() -> reader.read.indexOf(REFUSED) >= 0);
    await().atMost(60, TimeUnit.SECONDS).until(status::isDone);
    assertThat(status.join()).isEqualTo(1);
  }

  private int run(String line, Writer out) {
    String[] args = (line + " --url " + emulator.baseUrl()).split(" ");
    return Main.commandLine(args)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(Writer.nullWriter()))
        .execute(args);
  }

  @Test
  void theDoctorSaysWhatIsWrongAndWhatToDo() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer other = HttpServer.create(any, 0);
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();

      Program ended = Program.run("doctor", "--url", url);

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out())
          .contains("wrong  server", url + " is no emulator", "start one with --port 0")
          .contains("ok     java", "ok     functions  run in JavaScript");
      assertThat(ended.err()).isEmpty();
    } finally {
      other.stop(0);
    }
  }

  @Test
  void theDoctorFindsNothingWrongWhereAnEmulatorAnswers() {
    String found = Program.against(emulator, "doctor").done();

    assertThat(found).contains("ok     server     an emulator with 1 app answers");
    assertThat(found.lines()).hasSize(7).allMatch(line -> line.startsWith("ok "));
  }
}
