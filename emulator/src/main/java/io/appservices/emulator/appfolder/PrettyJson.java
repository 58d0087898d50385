package io.appservices.emulator.appfolder;

import io.appservices.emulator.ejson.Ejson;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Extended JSON as the service exports it: indented by four blanks, ended by a newline. */
public final class PrettyJson {

  private static final String INDENT = "    ";

  private final StringBuilder text = new StringBuilder();

  private PrettyJson() {}

  public static byte[] bytes(Object value) {
    PrettyJson json = new PrettyJson();
    json.write(value, "\n");
    return json.text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Object value, String lineStart) {
    if (value instanceof Map<?, ?> map) {
      writeAll('{', map.entrySet(), '}', lineStart);
    } else if (value instanceof Collection<?> list) {
      writeAll('[', list, ']', lineStart);
    } else if (value instanceof Map.Entry<?, ?> member) {
      text.append(Ejson.relaxedText(member.getKey())).append(": ");
      write(member.getValue(), lineStart);
    } else {
      text.append(Ejson.relaxedText(value));
    }
  }

  private void writeAll(char open, Collection<?> values, char close, String lineStart) {
    text.append(open);
    for (Iterator<?> i = values.iterator(); i.hasNext(); ) {
      text.append(lineStart).append(INDENT);
      write(i.next(), lineStart + INDENT);
      text.append(i.hasNext() ? "," : "");
    }
    text.append(values.isEmpty() ? "" : lineStart).append(close);
  }
}
