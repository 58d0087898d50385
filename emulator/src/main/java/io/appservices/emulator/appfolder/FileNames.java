package io.appservices.emulator.appfolder;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of parts as paths: whatever a name is, its path stays inside the folder. */
public final class FileNames {

  private static final String SAFE = "-_ .@$()+,=";
  private static final String EMPTY = "%";

  /** The folder of packages, which no reader looks into, and a name that is read as the same. */
  private static final String PACKAGES = "node_modules";

  private static final String LIKE_PACKAGES = "%6Eode_modules";

  /** A percent sign that {@link #of} would not have written. */
  private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-F]{2})");

  private FileNames() {}

  /** Encodes a name without folders: a slash in it is no separator. */
  public static String of(String name) {
    String safe = name.codePoints().mapToObj(FileNames::character).collect(Collectors.joining());
    if (safe.isEmpty()) {
      return EMPTY;
    }
    if (safe.equals(PACKAGES)) {
      return LIKE_PACKAGES;
    }
    return safe.startsWith(".") ? safe.replace(".", "%2E") : safe;
  }

  /** Encodes the name of a function, in which slashes separate folders. */
  public static String path(String name) {
    return Arrays.stream(name.split("/", -1)).map(FileNames::of).collect(Collectors.joining("/"));
  }

  /** Returns the name that {@link #of} has made this of. */
  public static String name(String file) {
    if (file.equals(EMPTY)) {
      return "";
    }
    String escaped = BARE_PERCENT.matcher(file).replaceAll("%25").replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }

  private static String character(int codePoint) {
    if (Character.isLetterOrDigit(codePoint) || SAFE.indexOf(codePoint) >= 0) {
      return Character.toString(codePoint);
    }
    StringBuilder escaped = new StringBuilder();
    for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format("%%%02X", octet));
    }
    return escaped.toString();
  }
}
