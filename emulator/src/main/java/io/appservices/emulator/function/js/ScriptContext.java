package io.appservices.emulator.function.js;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * The globals of one call, with the prelude loaded. Reaches nothing of the machine but the {@link
 * ContextHost} it is lent to. Used once.
 */
final class ScriptContext implements AutoCloseable {

  private final Context context;
  private final Value prelude;
  private final Consumer<ScriptContext> onClosed;

  @SuppressWarnings("NullAway.Init") // Lent to a call before anything in it runs.
  private volatile ContextHost run;

  /**
   * Makes new globals.
   *
   * @param onClosed told when no thread is in them any more
   */
  ScriptContext(Engine engine, PreludeSources sources, Consumer<ScriptContext> onClosed) {
    this.onClosed = onClosed;
    context =
        Context.newBuilder("js")
            .engine(engine)
            .allowAllAccess(false)
            .allowHostAccess(HostAccess.NONE)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowIO(IOAccess.NONE)
            .allowExperimentalOptions(true)
            .option("js.load", "false")
            .option("js.print", "false")
            .option("js.console", "false")
            .option("js.polyglot-builtin", "false")
            .option("js.java-package-globals", "false")
            .option("js.graal-builtin", "false")
            // Atomics.wait would block the thread where no cancellation reaches it.
            .option("js.shared-array-buffer", "false")
            .build();
    prelude = context.eval(sources.script()).execute(ProxyObject.fromMap(host()));
  }

  /** Returns the functions by which the prelude reaches the call. */
  private Map<String, Object> host() {
    ProxyExecutable ask = a -> run.ask(a[0].asInt(), needed(a, 1), text(a, 2), text(a, 3));
    ProxyExecutable begin = a -> run.begin(a[0].asInt(), needed(a, 1), needed(a, 2));
    ProxyExecutable execute = a -> run.execute(a[0].asInt(), needed(a, 1), a[2]);
    ProxyExecutable load = a -> run.load(a[0].asInt());
    ProxyExecutable end =
        a -> {
          run.end(a[0].asInt(), text(a, 1));
          return null;
        };
    ProxyExecutable timer = a -> run.startTimer(a[0].asLong());
    ProxyExecutable done = a -> run.done(text(a, 0), text(a, 1));
    return Map.of(
        "ask",
        ask,
        "modules",
        ProxyObject.fromMap(modules()),
        "begin",
        begin,
        "execute",
        execute,
        "load",
        load,
        "end",
        end,
        "startTimer",
        timer,
        "done",
        done);
  }

  /** Returns the functions by which a call gets its modules, if it asks for any. */
  private Map<String, Object> modules() {
    ProxyExecutable loader = a -> run.modules().loader();
    ProxyExecutable resolve = a -> run.modules().resolve(needed(a, 0), needed(a, 1));
    ProxyExecutable load = a -> run.modules().load(needed(a, 0));
    ProxyExecutable content = a -> run.modules().text(needed(a, 0));
    ProxyExecutable kind = a -> run.modules().kind(needed(a, 0));
    ProxyExecutable bytes =
        a -> run.modules().bytes(needed(a, 0), orNone(a, 1), a[2], List.of(a).subList(3, a.length));
    ProxyExecutable answer = a -> CallModules.answer(needed(a, 0), orNone(a, 1), orNone(a, 2));
    return Map.of(
        "loader", loader, "resolve", resolve, "load", load, "text", content, "kind", kind, "bytes",
        bytes, "answer", answer);
  }

  private static @Nullable String text(Value[] arguments, int index) {
    return index < arguments.length && arguments[index].isString()
        ? arguments[index].asString()
        : null;
  }

  private static String orNone(Value[] arguments, int index) {
    return Objects.requireNonNullElse(text(arguments, index), "");
  }

  private static String needed(Value[] arguments, int index) {
    return Objects.requireNonNull(text(arguments, index), "a text");
  }

  void lendTo(ContextHost borrower) {
    run = borrower;
  }

  Value evaluate(Source source) {
    return context.eval(source);
  }

  void parse(Source source) {
    context.parse(source);
  }

  /** Loads modules in advance; returns whether all of them could be. */
  boolean prepare(List<String> names) {
    return prelude.invokeMember("prepare", names.toArray()).asBoolean();
  }

  void start(String arguments, boolean answersRequest, boolean isDebugRun) {
    prelude.invokeMember("start", arguments, answersRequest, isDebugRun);
  }

  void settle(int id, boolean fulfilled, String text) {
    prelude.invokeMember("settle", id, fulfilled, text);
  }

  void fire(int timer) {
    prelude.invokeMember("fire", timer);
  }

  String describe(Value thrown) {
    return prelude.invokeMember("describe", thrown).asString();
  }

  /** Ends what is running in it, from any thread. Returns when it has noticed, perhaps never. */
  @Override
  public void close() {
    context.close(true);
    onClosed.accept(this);
  }
}
