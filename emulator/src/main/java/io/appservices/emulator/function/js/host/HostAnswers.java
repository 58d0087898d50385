package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.FunctionHost;
import java.util.List;
import org.bson.types.Decimal128;

/**
 * The host operations that answer at once. An answer starts with {@code =}, or with {@code !} and
 * is the message of an error; null stands for undefined.
 */
public final class HostAnswers {

  private final FunctionHost host;
  private boolean promised;

  public HostAnswers(FunctionHost host) {
    this.host = host;
  }

  /** Records that the function called by this one is async. */
  public void nestedCallGavePromise() {
    promised = true;
  }

  public String answer(String operation, String a, String b) {
    try {
      String text = text(operation, a, b);
      return text == null ? null : "=" + text;
    } catch (StackOverflowError e) {
      return "!RangeError: Maximum call stack size exceeded";
    } catch (Exception e) {
      return "!" + message(e);
    }
  }

  public static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private String text(String operation, String a, String b) throws Exception {
    return switch (operation) {
      case "user" -> HostJson.text(host.user());
      case "environment" -> HostJson.text(host.environment());
      case "app" -> HostJson.text(host.app());
      case "request" -> HostJson.text(host.request());
      case "value" -> host.value(a).map(HostJson::text).orElse(null);
      case "runningAsSystem" -> String.valueOf(host.runningAsSystem());
      case "hasService" -> String.valueOf(host.hasService(a));
      case "execute" -> execute(a, b);
      case "log" -> {
        host.log(a, b);
        yield null;
      }
      case "now" -> String.valueOf(host.now().toEpochMilli());
      case "objectId" -> host.objectId().toHexString();
      case "decimal" -> Decimal128.parse(a).toString();
      default -> TextOperations.apply(operation, a, b);
    };
  }

  private String execute(String function, String arguments) throws Exception {
    promised = false;
    @SuppressWarnings("unchecked")
    List<Object> values = (List<Object>) Ejson.parse(arguments);
    String result = HostJson.text(host.execute(function, values));
    return promised ? "~" + result : result;
  }
}
