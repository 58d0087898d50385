package io.appservices.emulator;

import io.appservices.emulator.domain.app.App;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;

/** Refuses settings that cannot be meant, in words that name them. */
final class Check {

  private static final int MAX_PORT = 65_535;

  private static final Pattern HTTP_HOST =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^\\s:/@?#\\[\\]]+)(?::(\\d{1,5}))?");

  private Check() {}

  static String httpHost(String host) {
    Matcher matcher = HTTP_HOST.matcher(Objects.requireNonNull(host, "host"));
    if (!matcher.matches() || !isPort(matcher.group(1))) {
      throw new IllegalArgumentException(
          "expected a host or host:port, such as 'localhost:8080', not '" + host + "'");
    }
    return host;
  }

  private static boolean isPort(String digits) {
    int port = digits == null ? MAX_PORT : Integer.parseInt(digits);
    return port > 0 && port <= MAX_PORT;
  }

  static int port(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port must be between 0 and " + MAX_PORT + ", not " + port);
    }
    return port;
  }

  static String clientAppId(String id) {
    if (!App.isClientAppId(id)) {
      throw new IllegalArgumentException(
          "a client app id has 1 to 64 letters, digits, '_' and '-', not '" + id + "'");
    }
    return id;
  }

  static void clusterUri(String uri) {
    if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
      throw new IllegalArgumentException(
          "a data source needs a mongodb:// or mongodb+srv:// URI, not '" + uri + "'");
    }
  }

  static Duration notNegative(String what, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("the " + what + " must not be negative, as " + duration);
    }
    return duration;
  }

  static Duration positive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("the " + what + " must be positive, not " + duration);
    }
    return duration;
  }

  static int positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("the " + what + " must be positive, not " + number);
    }
    return number;
  }

  static Path writable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null || !Files.isDirectory(directory)) {
      throw new IllegalArgumentException("no file can be made at '" + file + "'");
    }
    if (!Files.isWritable(directory) && !Files.isWritable(file)) {
      throw new IllegalArgumentException("no permission to write '" + file + "'");
    }
    return file;
  }

  static String id(String what, String text) {
    if (!ObjectId.isValid(Objects.requireNonNull(text, what))) {
      throw new IllegalArgumentException(
          "the " + what + " must be 24 hexadecimal digits, not '" + text + "'");
    }
    return new ObjectId(text).toHexString();
  }

  static String notBlank(String what, String text) {
    if (Objects.requireNonNull(text, what).isBlank()) {
      throw new IllegalArgumentException("the " + what + " must not be blank");
    }
    return text;
  }
}
