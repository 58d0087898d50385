package io.appservices.emulator.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expectations, as they are written down. Three kinds of lines start at the margin:
 *
 * <pre>
 * User = {_id: id, disabled: boolean, ...}         names a shape
 * {userId} &lt;- POST {app}/users {"email": ...} _id    says how to get what a path asks for
 * GET {app}/users/{userId}                          begins an expectation
 * </pre>
 *
 * An expectation goes on with indented lines: {@code given} calls that come before, what to {@code
 * send}, and the status and shape of the answer.
 */
record Sheet(Map<String, Step> makers, List<Expectation> expectations) {

  /** What {@code {app}} stands for. */
  static final String APP = "/groups/{groupId}/apps/{appId}";

  /**
   * A call of which a member of the answer is wanted.
   *
   * @param body JSON, or the empty string for none
   * @param take the way to the member, such as {@code 0._id}
   */
  record Step(String method, String path, String body, String take) {}

  /**
   * What an operation has to answer.
   *
   * @param shape of the body; null for none
   */
  record Expectation(
      String method, String path, List<Step> given, String body, int status, String shape) {

    String operation() {
      return method + " " + path.replaceFirst("\\?.*", "");
    }
  }

  static Sheet read(String name, Map<String, Shape> shapes) {
    try (InputStream in = Sheet.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(lines.lines().toList(), shapes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sheet parse(List<String> lines, Map<String, Shape> shapes) {
    Map<String, Step> makers = new HashMap<>();
    List<List<String>> blocks = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        blocks.get(blocks.size() - 1).add(line.strip());
      } else if (line.startsWith("{")) {
        String[] sides = line.split(" <- ", 2);
        makers.put(sides[0].substring(1, sides[0].length() - 1), step(sides[1]));
      } else if (Character.isUpperCase(line.charAt(0)) && line.contains(" = ")) {
        String[] sides = line.split(" = ", 2);
        shapes.put(sides[0], ShapeParser.parse(sides[1], shapes));
      } else {
        blocks.add(new ArrayList<>(List.of(line)));
      }
    }
    return new Sheet(makers, blocks.stream().map(Sheet::expectation).toList());
  }

  private static Expectation expectation(List<String> block) {
    Step operation = step(block.get(0));
    List<Step> given = new ArrayList<>();
    String body = "";
    for (String line : block.subList(1, block.size() - 1)) {
      if (line.startsWith("given ")) {
        given.add(step(line.substring("given ".length())));
      } else {
        body = line.substring("send ".length());
      }
    }
    String[] answer = block.get(block.size() - 1).split(" ", 2);
    return new Expectation(
        operation.method(),
        operation.path(),
        given,
        body,
        Integer.parseInt(answer[0]),
        answer.length > 1 ? answer[1] : null);
  }

  /** {@code METHOD path [JSON] [member]}; JSON ends with its last bracket. */
  private static Step step(String text) {
    String[] parts = text.split(" ", 3);
    String rest = parts.length > 2 ? parts[2] : "";
    int end = Math.max(rest.lastIndexOf('}'), rest.lastIndexOf(']')) + 1;
    return new Step(
        parts[0],
        parts[1].replace("{app}", APP),
        rest.substring(0, end),
        rest.substring(end).strip());
  }
}
