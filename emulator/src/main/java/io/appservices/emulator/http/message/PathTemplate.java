package io.appservices.emulator.http.message;

import java.util.ArrayList;
import java.util.List;

/** A route's path, taken apart: {@code /groups/{groupId}/files/{rest*}}. */
public record PathTemplate(List<Segment> segments) {

  /** The kinds of segments. */
  public enum Takes {
    /** Matches its own text only. */
    LITERAL,
    /** Any one segment that is not empty. */
    ONE,
    /** Everything to the end of the path, also nothing. */
    REST
  }

  /** A segment: the literal text, or the name of the parameter. */
  public record Segment(Takes takes, String text) {}

  /** Parses a template; the empty one and {@code /} are the root. */
  public static PathTemplate parse(String template) {
    if (!template.isEmpty() && !template.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + template);
    }
    List<Segment> segments = new ArrayList<>();
    if (template.length() > 1) {
      for (String text : template.substring(1).split("/", -1)) {
        segments.add(segment(text, template));
      }
    }
    check(segments, template);
    return new PathTemplate(List.copyOf(segments));
  }

  /** Returns the names of the parameters, in the order of the path. */
  public String[] parameterNames() {
    List<String> names = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.takes() != Takes.LITERAL) {
        names.add(segment.text());
      }
    }
    return names.toArray(String[]::new);
  }

  /** Returns whether this template matches every path that the other does. */
  public boolean includes(PathTemplate other) {
    for (int i = 0; i < segments.size(); i++) {
      Segment own = segments.get(i);
      if (own.takes() == Takes.REST) {
        return true;
      }
      if (i >= other.segments.size() || !includes(own, other.segments.get(i))) {
        return false;
      }
    }
    return segments.size() == other.segments.size();
  }

  private static boolean includes(Segment own, Segment other) {
    return switch (other.takes()) {
      case LITERAL ->
          own.takes() == Takes.ONE
              || own.takes() == Takes.LITERAL && own.text().equals(other.text());
      case ONE -> own.takes() == Takes.ONE;
      case REST -> false;
    };
  }

  private static Segment segment(String text, String template) {
    boolean parameter = text.startsWith("{") && text.endsWith("}") && text.length() > 2;
    if (parameter && text.endsWith("*}")) {
      return new Segment(Takes.REST, text.substring(1, text.length() - 2));
    }
    if (parameter) {
      return new Segment(Takes.ONE, text.substring(1, text.length() - 1));
    }
    if (text.isEmpty() || text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException("bad segment '" + text + "' in " + template);
    }
    return new Segment(Takes.LITERAL, text);
  }

  private static void check(List<Segment> segments, String template) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.takes() == Takes.REST && i < segments.size() - 1) {
        throw new IllegalArgumentException("something follows the rest in " + template);
      }
      if (segment.takes() != Takes.LITERAL) {
        if (names.contains(segment.text())) {
          throw new IllegalArgumentException("a parameter name is used twice in " + template);
        }
        names.add(segment.text());
      }
    }
  }
}
