package io.appservices.emulator.function.js.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations behind Node's modules, and what they refuse. */
class NodeOperationsTest {

  private static final byte[] DATA = "data that is long enough to be packed".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({
    "deflate, inflate",
    "deflateRaw, inflateRaw",
    "gzip, gunzip",
    "gzip, unzip",
    "deflate, unzip"
  })
  void whatIsPackedIsUnpacked(String pack, String unpack) {
    for (int level = -1; level <= 9; level++) {
      assertThat(run(unpack, "-1 true", run(pack, level + " true", DATA))).isEqualTo(DATA);
    }
  }

  @ParameterizedTest
  @CsvSource({"deflate, inflate", "gzip, gunzip"})
  void whatIsCutIsRefusedUnlessAPartWillDo(String pack, String unpack) {
    byte[] packed = run(pack, "0 true", DATA);
    byte[] cut = Arrays.copyOf(packed, packed.length - 12);

    assertThat(DATA).startsWith(run(unpack, "-1 false", cut));
    assertThatThrownBy(() -> run(unpack, "-1 true", cut)).hasMessage("unexpected end of file");
  }

  @Test
  void whatIsNotPackedIsRefused() {
    assertThatThrownBy(() -> run("gunzip", "-1 true", DATA)).hasMessage("incorrect header check");
    assertThatThrownBy(() -> run("inflate", "-1 true", DATA)).hasMessage("incorrect header check");
    for (byte[] start : List.of(new byte[] {0x1f, 0}, new byte[] {1, (byte) 0x8b}, new byte[1])) {
      assertThatThrownBy(() -> run("unzip", "-1 true", start))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> run("gunzip", "-1 true", new byte[0]))
        .hasMessage("unexpected end of file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2 true", "10 true"})
  void levelsThatZlibHasNotAreRefused(String settings) {
    assertThatThrownBy(() -> run("deflate", settings, DATA)).hasMessageContaining("-1 to 9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0, 8, 1, 16]",
        "[1, 8, 1, 16]",
        "[3, 8, 1, 16]",
        "[-2, 8, 1, 16]",
        "[16, 0, 1, 16]",
        "[16, 8, 0, 16]",
        "[16, 8, 1, -1]"
      })
  void parametersThatScryptHasNotAreRefused(String settings) {
    assertThatThrownBy(() -> run("scrypt", settings, DATA, DATA))
        .hasMessage("RangeError: Invalid scrypt parameters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1073741824, 8, 1, 16]", "[16, 8, 100000000, 16]"})
  void scryptHasALimit(String settings) {
    assertThatThrownBy(() -> run("scrypt", settings, DATA, DATA))
        .hasMessageContaining("memory limit exceeded");
  }

  @Test
  void anEmptyKeyIsDerivedAsSuch() {
    assertThat(run("scrypt", "[16, 1, 1, 0]", DATA, DATA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aes-128-cbc", "aes-256-ctr", "aes-192-ecb", "aes-128-gcm", "des-ede3-cbc"})
  void ciphersTakeTheirOwnLengthsOnly(String name) {
    int key = name.startsWith("des") ? 24 : Integer.parseInt(name.substring(4, 7)) / 8;
    int iv = name.endsWith("ecb") ? 0 : name.startsWith("des") ? 8 : 16;

    assertThat(check(name, key, iv)).isEqualTo(name);
    assertThatThrownBy(() -> check(name, key + 1, iv)).hasMessage("Invalid key length");
    assertThatThrownBy(() -> check(name, key, name.endsWith("gcm") ? 0 : iv + 1))
        .hasMessage("Invalid initialization vector");
  }

  @Test
  void whatIsNotWholeBlocksIsRefused() {
    byte[] key = new byte[16];
    String unpadded = "[%s, \"aes-128-cbc\", %s, 128]";

    assertThatThrownBy(() -> run("cipher", unpadded.formatted(true, false), DATA, key, key))
        .hasMessage("wrong final block length");
    assertThatThrownBy(() -> run("cipher", unpadded.formatted(false, true), new byte[16], key, key))
        .hasMessage("bad decrypt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0, 16, \"sha1\"]", "[1, -1, \"sha1\"]", "[1, 2147483000, \"sha1\"]"})
  void parametersThatPbkdf2HasNotAreRefused(String settings) {
    assertThatThrownBy(() -> run("pbkdf2", settings, DATA, DATA)).hasMessageContaining("pbkdf2");
  }

  @Test
  void messagesThatNobodyEncryptedAreRefused() {
    List<byte[]> tooShort = List.of(new byte[3], new byte[16]);

    assertThatThrownBy(() -> Cryptography.decrypt("aes", tooShort))
        .hasMessage("the message is too short");
    assertThatThrownBy(() -> Cryptography.encrypt("rot13", tooShort))
        .hasMessage("unknown algorithm 'rot13'");
  }

  @Test
  void operationsThatAreNotKnownAreRefusedByName() {
    assertThatThrownBy(() -> run("brotli", "-1 true", DATA)).hasMessage("brotli is not emulated");
    assertThatThrownBy(() -> NodeOperations.text("curves", "", ""))
        .hasMessage("curves is not emulated");
  }

  @Test
  void whatIsThereIsListed() {
    assertThat(NodeOperations.text("hashes", "", "")).contains("sha256");
    assertThat(NodeOperations.text("ciphers", "", "")).contains("aes-256-gcm");
    assertThat(run("random", "7")).hasSize(7);
  }

  @Test
  void failuresAreSaidWithoutTheNamesOfDefects() {
    assertThat(HostAnswers.message(new StackOverflowError())).startsWith("RangeError: ");
    assertThat(HostAnswers.message(new NullPointerException("a field"))).doesNotContain("field");
    assertThat(HostAnswers.message(new IllegalArgumentException("wrong"))).isEqualTo("wrong");
    assertThat(HostAnswers.message(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  private static String check(String name, int key, int iv) {
    return NodeOperations.text(
        "checkCipher", "[true, \"%s\", %s, %s]".formatted(name, key, iv), "");
  }

  private static byte[] run(String operation, String settings, byte[]... input) {
    return NodeOperations.bytes(operation, settings, List.of(input));
  }
}
