package io.appservices.emulator.service.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of expansions in rule expressions (docs: rule expressions, expansions). Nothing is
 * looked up before an expression names it.
 */
public final class Scope {

  /** Calls a function of the app, as the system, for {@code %function}. */
  public interface Functions {
    @Nullable Object call(String name, List<Object> arguments);
  }

  /** The expansions that differ from document to document. */
  static final Set<String> OF_DOCUMENTS = Set.of("root", "prevRoot", "this", "prev");

  private final Map<String, Supplier<?>> expansions;
  private final Functions functions;

  private Scope(Map<String, Supplier<?>> expansions, Functions functions) {
    this.expansions = expansions;
    this.functions = functions;
  }

  /** Returns a scope without expansions. */
  public static Scope of(Functions functions) {
    return new Scope(Map.of(), functions);
  }

  /** Returns a scope with one more expansion, named without {@code %%}; its value may be null. */
  public Scope with(String name, @Nullable Object value) {
    return with(name, (Supplier<?>) () -> value);
  }

  /** Returns a scope with one more expansion, which is looked up when it is first needed. */
  public Scope with(String name, Supplier<?> value) {
    Map<String, Supplier<?>> more = new HashMap<>(expansions);
    more.put(name, value);
    return new Scope(more, functions);
  }

  boolean knows(String name) {
    return expansions.containsKey(name);
  }

  /** Returns the value of an expansion; null if there is none, or if that is its value. */
  @Nullable Object value(String name) {
    Supplier<?> value = expansions.get(name);
    return value == null ? null : value.get();
  }

  @Nullable Object call(String function, List<Object> arguments) {
    return functions.call(function, arguments);
  }
}
