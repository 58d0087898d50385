package io.appservices.testkit.surface;

import java.util.List;

/** Lines of a list that a human reads. */
final class Lines {

  private static final int WIDTH = 120;
  private static final String INDENT = "    ";

  private Lines() {}

  /**
   * A head and what belongs to it, on as many lines as it takes; those after the first are
   * indented.
   */
  static String wrap(String head, List<String> members) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder("  ").append(head).append(members.isEmpty() ? "" : ":");
    for (int i = 0; i < members.size(); i++) {
      String member = members.get(i) + (i == members.size() - 1 ? "" : ";");
      if (line.length() + 1 + member.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(INDENT).append(member);
      } else {
        line.append(' ').append(member);
      }
    }
    return text.append(line).append('\n').toString();
  }
}
