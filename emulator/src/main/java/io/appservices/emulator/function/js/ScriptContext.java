package io.appservices.emulator.function.js;

import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

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
  ScriptContext(
      Engine engine, Source bson, Source preludeSource, Consumer<ScriptContext> onClosed) {
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
    ProxyExecutable ask = a -> run.ask(text(a, 0), text(a, 1), text(a, 2));
    ProxyExecutable begin = a -> run.begin(text(a, 0), text(a, 1));
    ProxyExecutable timer = a -> run.startTimer(a[0].asLong());
    ProxyExecutable done = a -> run.done(text(a, 0), text(a, 1));
    prelude = context.eval(preludeSource).execute(ask, begin, timer, done, context.eval(bson));
  }

  private static String text(Value[] arguments, int index) {
    return index < arguments.length && arguments[index].isString()
        ? arguments[index].asString()
        : null;
  }

  void lendTo(ScriptCall borrower) {
    run = borrower;
  }

  void load(Source source) {
    context.eval(source);
  }

  void parse(Source source) {
    context.parse(source);
  }

  void start(String arguments) {
    prelude.invokeMember("start", arguments);
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
