package io.appservices.emulator.service.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The output of one call to {@code console}, as far as the service keeps it (docs: function logs):
 * the first {@value #MOST_LINES} lines, and of each the first {@value #MOST_BYTES} bytes.
 */
final class ConsoleLines {

  static final int MOST_LINES = 25;
  static final int MOST_BYTES = 512;

  private final List<String> lines = new CopyOnWriteArrayList<>();

  void add(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(start(line, MOST_BYTES));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Returns the start of a text, so many bytes of it at most; a character that would not fit as a
   * whole is left out.
   */
  static String start(String line, int mostBytes) {
    CharBuffer rest = CharBuffer.wrap(line);
    UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(rest, ByteBuffer.allocate(mostBytes), true);
    return line.substring(0, rest.position());
  }
}
