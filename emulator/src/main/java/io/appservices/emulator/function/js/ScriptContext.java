package io.appservices.emulator.function.js;

import java.util.Map;
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

/**
 * The globals of one call, with the prelude loaded. Reaches nothing of the machine but the {@link
 * Run} it is lent to. Used once.
 */
final class ScriptContext implements AutoCloseable {

  private final Context context;
  private final Value prelude;
  private final Consumer<ScriptContext> onClosed;
  private volatile ScriptCall run;

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
    Value services = context.eval(sources.services());
    Value bson = context.eval(sources.bson());
    Value response = context.eval(sources.response());
    prelude =
        context
            .eval(sources.prelude())
            .execute(ProxyObject.fromMap(host()), bson, services, response);
  }

  /** Returns the functions by which the prelude reaches the call. */
  private Map<String, Object> host() {
    ProxyExecutable ask = a -> run.ask(a[0].asInt(), text(a, 1), text(a, 2), text(a, 3));
    ProxyExecutable begin = a -> run.begin(a[0].asInt(), text(a, 1), text(a, 2));
    ProxyExecutable execute = a -> run.frames().execute(a[0].asInt(), text(a, 1), a[2]);
    ProxyExecutable load = a -> run.frames().load(a[0].asInt());
    ProxyExecutable end =
        a -> {
          run.frames().end(a[0].asInt(), text(a, 1));
          return null;
        };
    ProxyExecutable timer = a -> run.startTimer(a[0].asLong());
    ProxyExecutable done = a -> run.done(text(a, 0), text(a, 1));
    return Map.of(
        "ask",
        ask,
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

  private static String text(Value[] arguments, int index) {
    return index < arguments.length && arguments[index].isString()
        ? arguments[index].asString()
        : null;
  }

  void lendTo(ScriptCall borrower) {
    run = borrower;
  }

  Value evaluate(Source source) {
    return context.eval(source);
  }

  void parse(Source source) {
    context.parse(source);
  }

  void start(String arguments, boolean answersRequest) {
    prelude.invokeMember("start", arguments, answersRequest);
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
