package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.FunctionHost;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * The host operations that answer at once. An answer starts with {@code =}, or with {@code !} and
 * is the message of an error; null stands for undefined.
 */
public final class HostAnswers {

  /** The exceptions of defects; their messages are about classes, and not for callers. */
  private static final List<Class<? extends RuntimeException>> DEFECTS =
      List.of(
          ClassCastException.class, NullPointerException.class, IndexOutOfBoundsException.class);

  private final FunctionHost host;

  public HostAnswers(FunctionHost host) {
    this.host = host;
  }

  public @Nullable String answer(String operation, @Nullable String a, @Nullable String b) {
    try {
      String text = text(operation, a, b);
      return text == null ? null : "=" + text;
    } catch (Exception | StackOverflowError e) {
      return "!" + message(e);
    }
  }

  public static String message(Throwable e) {
    if (e instanceof StackOverflowError) {
      return "RangeError: Maximum call stack size exceeded";
    }
    if (DEFECTS.stream().anyMatch(defect -> defect.isInstance(e))) {
      return "the emulator failed at this operation";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private @Nullable String text(String operation, @Nullable String a, @Nullable String b)
      throws Exception {
    return switch (operation) {
      case "user" -> HostJson.text(host.user());
      case "environment" -> HostJson.text(host.environment());
      case "app" -> HostJson.text(host.app());
      case "request" -> HostJson.text(host.request());
      case "runningAsSystem" -> String.valueOf(host.runningAsSystem());
      case "now" -> String.valueOf(host.now().toEpochMilli());
      case "objectId" -> host.objectId().toHexString();
      case "chance" -> {
        OptionalInt chance = host.chance();
        yield chance.isPresent() ? String.valueOf(chance.getAsInt()) : "";
      }
      default -> about(operation, Objects.requireNonNull(a, operation), b);
    };
  }

  private @Nullable String about(String operation, String a, @Nullable String b) throws Exception {
    return switch (operation) {
      case "value" -> host.value(a).map(HostJson::text).orElse(null);
      case "serviceType" -> host.serviceType(a).orElse(null);
      case "databaseNames" -> Ejson.relaxedText(host.databases(a));
      case "collectionNames" -> Ejson.relaxedText(host.collections(a, Objects.requireNonNull(b)));
      case "startTransaction" -> host.startTransaction(a);
      case "log" -> {
        host.log(a, Objects.requireNonNull(b));
        yield null;
      }
      case "decimal" -> Decimal128.parse(a).toString();
      default -> TextOperations.apply(operation, a, b);
    };
  }
}
