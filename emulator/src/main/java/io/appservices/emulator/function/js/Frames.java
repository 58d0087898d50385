package io.appservices.emulator.function.js;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.Callee;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.js.host.HostAnswers;
import io.appservices.emulator.function.js.host.HostJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The functions of one call that share its globals: the one that was called, with the number 0, and
 * those that were called by {@code context.functions.execute}. Used by the thread of the call
 * alone.
 */
final class Frames {

  private record Frame(Callee.Source function, int depth, HostAnswers answers) {}

  private final ScriptContext context;
  private final Sources sources;
  private final int mostNested;
  private final List<Frame> frames = new ArrayList<>();
  private final Set<Integer> ended = new HashSet<>();
  private volatile String loaded;

  /**
   * Makes the first frame.
   *
   * @param mostNested the deepest nesting of calls within this one
   */
  Frames(Script script, FunctionHost host, ScriptContext context, Sources sources, int mostNested) {
    this.context = context;
    this.sources = sources;
    this.mostNested = mostNested;
    this.loaded = script.name();
    add(new Callee.Source(script, host, error -> {}), 1);
  }

  private int add(Callee.Source function, int depth) {
    frames.add(new Frame(function, depth, new HostAnswers(function.host())));
    return frames.size() - 1;
  }

  /** Returns the function that was called first. */
  Script script() {
    return frames.get(0).function().script();
  }

  FunctionHost host(int frame) {
    return frames.get(frame).function().host();
  }

  /** Returns the name of the function that was loaded last. */
  String functionName() {
    return loaded;
  }

  @Nullable String answer(int frame, String operation, @Nullable String a, @Nullable String b) {
    return frames.get(frame).answers().answer(operation, a, b);
  }

  /**
   * Calls a function for the one of a frame.
   *
   * @param encode a function of the prelude, which returns the arguments as text
   * @return {@code #} and the number of its frame, if it has yet to run; its result after {@code
   *     =}; or a message after {@code !}
   */
  String execute(int frame, String name, Value encode) {
    Frame caller = frames.get(frame);
    try {
      if (caller.depth() >= mostNested) {
        throw new FunctionFailedException("functions call each other too deep");
      }
      Callee called = caller.function().host().execute(name, () -> arguments(encode));
      if (called instanceof Callee.Source function) {
        return "#" + add(function, caller.depth() + 1);
      }
      return "=" + HostJson.text(((Callee.Result) called).value());
    } catch (PolyglotException e) {
      throw e;
    } catch (Exception | StackOverflowError e) {
      return "!" + HostAnswers.message(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> arguments(Value encode) {
    String text = encode.execute().asString();
    if (text.startsWith("!")) {
      throw new IllegalArgumentException(text.substring(1));
    }
    return (List<Object>) Objects.requireNonNull(Ejson.parse(text.substring(1)));
  }

  /** Returns the function of the prelude's wrapper for a source, or the text of what is wrong. */
  @Nullable Object load(int frame) {
    Script script = frames.get(frame).function().script();
    loaded = script.name();
    try {
      return context.evaluate(sources.of(script));
    } catch (PolyglotException e) {
      if (!e.isSyntaxError()) {
        throw e;
      }
      return syntaxError(script, e);
    }
  }

  /** Returns the place in the source itself: what it is wrapped in moves the first line. */
  private String syntaxError(Script script, PolyglotException wrapped) {
    return new SyntaxErrors(context::parse)
        .in(script)
        .orElseGet(() -> Failures.of(wrapped, null).getMessage());
  }

  /** Ends a frame: its function has returned, and kept its promise if it gave one. */
  void end(int frame, @Nullable String error) {
    if (ended.add(frame)) {
      frames.get(frame).function().onEnd().accept(Optional.ofNullable(error));
    }
  }

  /** Ends those whose functions were not waited for. */
  void endAll() {
    for (int frame = 0; frame < frames.size(); frame++) {
      end(frame, frame == 0 ? null : "the call ended before the function did");
    }
  }
}
