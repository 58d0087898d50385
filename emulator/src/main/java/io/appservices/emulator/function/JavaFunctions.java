package io.appservices.emulator.function;

import io.appservices.emulator.api.JavaFunction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Functions that were registered in process, for one app or for all; of two with one name an app
 * sees its own.
 */
public final class JavaFunctions {

  private final Map<String, JavaFunction> ofAll = new ConcurrentHashMap<>();
  private final Map<ObjectId, Map<String, JavaFunction>> ofApps = new ConcurrentHashMap<>();

  /** Registers a function of all apps, in place of one that had the name. */
  public void register(String name, JavaFunction function) {
    put(ofAll, name, function);
  }

  /** Registers a function of one app, in place of one of this app that had the name. */
  public void register(ObjectId appId, String name, JavaFunction function) {
    put(ofApps.computeIfAbsent(appId, id -> new ConcurrentHashMap<>()), name, function);
  }

  private static void put(Map<String, JavaFunction> all, String name, JavaFunction function) {
    all.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(function, "function"));
  }

  /** Removes a function of all apps, if it is still the one of the name. */
  public void remove(String name, JavaFunction function) {
    ofAll.remove(name, function);
  }

  /** Forgets the functions of an app that was deleted. */
  public void drop(ObjectId appId) {
    ofApps.remove(appId);
  }

  /** Returns the function that an app has under a name in Java. */
  public Optional<JavaFunction> find(ObjectId appId, String name) {
    JavaFunction own = ofApps.getOrDefault(appId, Map.of()).get(name);
    return Optional.ofNullable(own == null ? ofAll.get(name) : own);
  }

  /**
   * Runs a function.
   *
   * @param arguments as documents hold them
   * @return such a value
   * @throws FunctionFailedException if it throws anything
   */
  public static @Nullable Object call(JavaFunction function, List<Object> arguments)
      throws FunctionFailedException {
    try {
      return DocumentValues.of(function.call(NeutralValues.list(arguments)));
    } catch (Exception | Error e) {
      // An assertion that failed in a test's function, or a stack that was too deep, is the
      // function's failure as an exception is; the thread that ran it is the emulator's.
      String message = e.getMessage();
      throw new FunctionFailedException(message == null ? e.getClass().getSimpleName() : message);
    }
  }
}
