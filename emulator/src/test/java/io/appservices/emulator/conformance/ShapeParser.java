package io.appservices.emulator.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads shapes as {@code {_id: id, name?: string, tags: [string], ...}}: {@code ?} marks what may
 * be absent, {@code ...} lets others be there, {@code |} separates choices, and a name in capitals
 * stands for a shape that was read before.
 */
final class ShapeParser {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\.\\.\\.|[\\[\\]{}|:,?]|\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*)");

  private final Map<String, Shape> named;
  private final String text;
  private final Matcher matcher;
  private int position;
  private String token;

  private ShapeParser(String text, Map<String, Shape> named) {
    this.text = text.strip();
    this.named = named;
    this.matcher = TOKEN.matcher(this.text);
    next();
  }

  static Shape parse(String text, Map<String, Shape> named) {
    ShapeParser parser = new ShapeParser(text, named);
    Shape shape = parser.choices();
    parser.demand("");
    return shape;
  }

  private Shape choices() {
    List<Shape> shapes = new ArrayList<>(List.of(one()));
    while (accept("|")) {
      shapes.add(one());
    }
    return shapes.size() == 1 ? shapes.get(0) : new Shape.OneOf(shapes);
  }

  private Shape one() {
    if (accept("[")) {
      if (accept("]")) {
        return new Shape.ListOf((path, value) -> Optional.of(path + " is one too many"));
      }
      Shape element = choices();
      demand("]");
      return new Shape.ListOf(element);
    }
    if (accept("{")) {
      return members();
    }
    String name = take();
    if (name.startsWith("\"")) {
      return new Shape.Literal(name.substring(1, name.length() - 1));
    }
    return Character.isUpperCase(name.charAt(0)) ? known(name) : kind(name);
  }

  private Shape members() {
    Map<String, Shape.Member> members = new LinkedHashMap<>();
    boolean open = false;
    while (!accept("}")) {
      if (accept("...")) {
        open = true;
      } else {
        String name = take();
        boolean optional = accept("?");
        demand(":");
        members.put(name, new Shape.Member(optional, choices()));
      }
      accept(",");
    }
    return new Shape.Members(members, open);
  }

  private Shape known(String name) {
    Shape shape = named.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("no shape named " + name + " before " + text);
    }
    return shape;
  }

  private static Shape kind(String name) {
    return Shape.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private boolean accept(String wanted) {
    if (!token.equals(wanted)) {
      return false;
    }
    next();
    return true;
  }

  private void demand(String wanted) {
    if (!token.equals(wanted)) {
      throw new IllegalArgumentException(
          "expected '" + wanted + "' but found '" + token + "' in " + text);
    }
    if (!wanted.isEmpty()) {
      next();
    }
  }

  private String take() {
    String taken = token;
    next();
    return taken;
  }

  private void next() {
    if (position == text.length()) {
      token = "";
      return;
    }
    if (!matcher.find(position) || matcher.start() != position) {
      throw new IllegalArgumentException("no shape at " + position + " of " + text);
    }
    token = matcher.group(1);
    position = matcher.end();
  }
}
