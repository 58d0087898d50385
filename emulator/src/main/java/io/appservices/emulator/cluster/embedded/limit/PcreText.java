package io.appservices.emulator.cluster.embedded.limit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression of PCRE that is read once, and what has been written of it for Java. */
final class PcreText {

  private static final Pattern BRACED = Pattern.compile("\\\\[pPxNo]\\{[^}]{0,99}}");

  final String pattern;
  final StringBuilder java = new StringBuilder();
  int at;

  PcreText(String pattern) {
    this.pattern = pattern;
  }

  /** Takes some characters as they are. */
  void copy(int length) {
    int end = Math.min(at + length, pattern.length());
    java.append(pattern, at, end);
    at = end;
  }

  /** Returns what stands here and behind, and goes on behind it; null if it is something else. */
  @Nullable Matcher take(Pattern what) {
    Matcher matcher = what.matcher(pattern).region(at, pattern.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  /** Translates the octal digits that stand here, if they do. */
  boolean octal(Pattern digits) {
    Matcher found = take(digits);
    if (found != null) {
      java.append("\\x{").append(Integer.toHexString(Integer.parseInt(found.group(1), 8)));
      java.append('}');
    }
    return found != null;
  }

  /** Takes an escape that Java has, too. */
  void other() {
    Matcher braced = take(BRACED);
    if (braced != null) {
      java.append(braced.group());
    } else {
      copy(2);
    }
  }

  /** Takes what stands literally between {@code \Q} and {@code \E}, if that is here. */
  boolean quoted() {
    if (pattern.startsWith("\\E", at)) {
      at += 2;
      return true;
    }
    if (!pattern.startsWith("\\Q", at)) {
      return false;
    }
    int end = pattern.indexOf("\\E", at + 2);
    pattern.substring(at + 2, end < 0 ? pattern.length() : end).chars().forEach(this::literal);
    at = end < 0 ? pattern.length() : end + 2;
    return true;
  }

  /** Adds a character that means nothing else. */
  void literal(int character) {
    boolean isPlain = character > 127 || Character.isLetterOrDigit(character);
    java.append(isPlain ? "" : "\\").append((char) character);
  }
}
