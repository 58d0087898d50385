package io.appservices.emulator.option;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.message.AddressRange;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.runtime.EmulatorClock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;

/** The formats that options have. */
final class Formats {

  static final int MAX_PORT = 65_535;

  /** The longest duration; longer ones could not be added to a point in time. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final Pattern HTTP_HOST =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^\\s:/@?#\\[\\]]+)(?::(\\d{1,5}))?");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]+");

  /** An address of version 6; whether it is a valid one shows when it is listened on. */
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%[\\w.~-]+)?");

  private Formats() {}

  static Format<Integer> number(String label, int least, int most) {
    return Format.of(label, "a number from " + least + " to " + most, Integer::valueOf)
        .checked(require(number -> number >= least && number <= most))
        .schema(Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  /** Returns a time that may be zero. */
  static Format<Duration> secondsOrNone() {
    return seconds("0 to " + LONGEST.toSeconds() + " seconds", duration -> true);
  }

  /** Returns a time that is not zero. */
  static Format<Duration> seconds() {
    return seconds(
        "more than 0 and at most " + LONGEST.toSeconds() + " seconds",
        duration -> !duration.isZero());
  }

  private static Format<Duration> seconds(String expected, Predicate<Duration> more) {
    Predicate<Duration> inRange =
        duration -> !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    return Format.of("<seconds>", expected, text -> Duration.ofSeconds(Long.parseLong(text)))
        .checked(require(inRange.and(more)))
        .schema(Map.of("type", "integer", "minimum", 0, "maximum", LONGEST.toSeconds()))
        .written(duration -> String.valueOf(duration.toSeconds()));
  }

  /** Returns a time that the emulator's clock can show. */
  static Format<Instant> instant() {
    return Format.of("<time>", "a time such as 2030-01-01T00:00:00Z", Instant::parse)
        .checked(
            require(time -> !time.isBefore(EmulatorClock.MIN) && !time.isAfter(EmulatorClock.MAX)));
  }

  static Format<Boolean> bool() {
    return Format.of("true|false", "true or false", Formats::parseBoolean)
        .obvious()
        .schema(Map.of("type", "boolean"));
  }

  private static Boolean parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Returns the constants of an enumeration by their names with hyphens, in any case. */
  static <E extends Enum<E>> Format<E> choice(Class<E> type) {
    List<E> values = Arrays.asList(type.getEnumConstants());
    return Format.of(names(values, "|"), names(values, " or "), text -> choose(values, text))
        .written(Formats::name)
        .obvious()
        .schema(Map.of("enum", values.stream().map(Formats::name).toList()));
  }

  private static <E extends Enum<E>> E choose(List<E> values, String text) {
    return values.stream()
        .filter(value -> name(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static <E extends Enum<E>> String names(List<E> values, String between) {
    return values.stream().map(Formats::name).collect(Collectors.joining(between));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the {@code _id} of a document. */
  static Format<String> id() {
    return text("<24 hex>", "24 hexadecimal digits")
        .checked(text -> new ObjectId(text).toHexString());
  }

  static Format<String> clientAppId() {
    return text("<client app id>", "1 to 64 letters, digits, '_' and '-'")
        .checked(require(App::isClientAppId));
  }

  /** Returns the format of an address to listen on. */
  static Format<String> address() {
    return text("<address>", "a name or an address, without a scheme or a port")
        .checked(require(Formats::isAddress))
        .obvious();
  }

  private static boolean isAddress(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    return bare.indexOf(':') < 0
        ? !bracketed && NAME.matcher(bare).matches()
        : IPV6.matcher(bare).matches();
  }

  /** Returns the format of a host that the emulator may be called by. */
  static Format<String> calledHost() {
    return text("<host>", "a name or an address without a port, such as emulator.example")
        .checked(CallerPolicy::checkHost);
  }

  /** Returns the format of an address, or of all that begin with the same bits. */
  static Format<String> addressRange() {
    return text("<address>[/<bits>]", "an address or a range such as 10.0.0.0/8")
        .checked(AddressRange::check);
  }

  static Format<String> origin() {
    return text("<origin>", "an origin such as http://localhost:3000")
        .checked(CallerPolicy::checkOrigin);
  }

  /** Returns the format of a host that functions may call. */
  static Format<String> httpHost() {
    return text("<host>[:<port>]", "a host or host:port, such as localhost:8080")
        .checked(require(Formats::isHttpHost));
  }

  private static boolean isHttpHost(String text) {
    Matcher matcher = HTTP_HOST.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int port = matcher.group(1) == null ? MAX_PORT : Integer.parseInt(matcher.group(1));
    return port > 0 && port <= MAX_PORT;
  }

  static Format<URI> httpUrl() {
    return Format.of(
            "<url>", "an address that starts with http:// or https://", Formats::parseHttpUrl)
        .obvious();
  }

  private static URI parseHttpUrl(String text) {
    URI url = URI.create(text);
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null || url.getQuery() != null) {
      throw new IllegalArgumentException(text);
    }
    return url;
  }

  static Format<Path> path(String label, String expected) {
    return Format.of(label, expected, Path::of)
        .checked(require(path -> !path.toString().isEmpty()))
        .obvious();
  }

  /** Returns the format of a directory that is only read. */
  static Format<Path> readableDirectory() {
    return path("<directory>", "a directory that is there and can be read")
        .checked(require(path -> Files.isDirectory(path) && Files.isReadable(path)));
  }

  static Format<Path> writableFile() {
    return path("<file>", "a file that can be written, in a directory that is there")
        .checked(require(Formats::isWritable));
  }

  private static boolean isWritable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null
        && Files.isDirectory(directory)
        && !Files.isDirectory(file)
        && (Files.isWritable(directory) || Files.isWritable(file));
  }

  private static Format<String> text(String label, String expected) {
    return Format.of(label, expected, text -> text);
  }

  /** Returns a check that keeps a value as it is. */
  static <T> UnaryOperator<T> require(Predicate<T> valid) {
    return value -> {
      if (!valid.test(value)) {
        throw new IllegalArgumentException();
      }
      return value;
    };
  }
}
