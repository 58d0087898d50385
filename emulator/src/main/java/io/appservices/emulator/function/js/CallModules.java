package io.appservices.emulator.function.js;

import io.appservices.emulator.function.js.host.HostAnswers;
import io.appservices.emulator.function.js.host.NodeOperations;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.PackageFiles;
import io.appservices.emulator.function.npm.Packages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The modules of one call: those of the packages that its app had when it first asked for one. Used
 * by the thread of the call alone. Nothing here is made before a function asks for a module.
 */
final class CallModules {

  private static final Pattern PACKAGE =
      Pattern.compile(".*/node_modules/((?:@[^/]+/)?[^/]+)/?(.*)");

  private final ScriptContext context;
  private final ModuleSources sources;
  private final Supplier<Packages> found;
  private final Set<String> required = new HashSet<>();
  private @Nullable Packages packages;

  /**
   * Makes the modules of a call.
   *
   * @param found gives the packages, when they are first needed
   */
  CallModules(ScriptContext context, ModuleSources sources, Supplier<Packages> found) {
    this.context = context;
    this.sources = sources;
    this.found = found;
  }

  /** Returns the names that functions, rather than modules, have required. */
  Set<String> required() {
    return required;
  }

  /** Returns the packages that modules were looked for in; null if none was asked for. */
  @Nullable Packages used() {
    return packages;
  }

  private Packages packages() {
    Packages known = packages;
    if (known == null) {
      known = found.get();
      packages = known;
    }
    return known;
  }

  /** Returns the path of a module, or a message after {@code !}. */
  String resolve(String folder, String name) {
    try {
      String path = packages().resolve(folder, name);
      if (folder.equals("/")) {
        required.add(name);
      }
      return path;
    } catch (PackageException e) {
      return "!Error: " + e.getMessage();
    }
  }

  Value loader() {
    return context.evaluate(sources.loader());
  }

  /** Returns the function that a module is wrapped in, or the text of what is wrong. */
  Object load(String path) {
    if (path.startsWith("node:")) {
      return context.evaluate(sources.builtIn(path.substring("node:".length())));
    }
    try {
      return context.evaluate(sources.of(packages(), path));
    } catch (PackageException e) {
      return String.valueOf(e.getMessage());
    } catch (PolyglotException e) {
      if (!e.isSyntaxError()) {
        throw e;
      }
      String message =
          new SyntaxErrors(context::parse)
              .inPackage(text(path), Failures.of(e, null).getMessage(), ModuleSources.shift());
      return message + where(path);
    }
  }

  private static String where(String path) {
    Matcher named = PACKAGE.matcher(path);
    return named.matches()
        ? " in the package '" + named.group(1) + "', file " + named.group(2)
        : " in " + path;
  }

  String text(String path) {
    return ModuleSources.text(packages().files(), path).orElse("");
  }

  String kind(String path) {
    PackageFiles files = packages().files();
    return files.isFile(path) ? "file" : files.isFolder(path) ? "folder" : "none";
  }

  /** Returns bytes in a buffer of JavaScript, or a message. */
  Object bytes(String operation, String settings, Value allocate, List<Value> input) {
    try {
      byte[] result =
          operation.equals("read")
              ? packages().files().read(settings).orElse(new byte[0])
              : NodeOperations.bytes(
                  operation, settings, input.stream().map(CallModules::bytes).toList());
      Value buffer = allocate.execute(result.length);
      for (int i = 0; i < result.length; i++) {
        buffer.writeBufferByte(i, result[i]);
      }
      return buffer;
    } catch (PolyglotException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return HostAnswers.message(e);
    }
  }

  private static byte[] bytes(Value buffer) {
    byte[] bytes = new byte[Math.toIntExact(buffer.getBufferSize())];
    buffer.readBuffer(0, bytes, 0, bytes.length);
    return bytes;
  }

  /** Returns an answer after {@code =}, or a message after {@code !}. */
  static String answer(String operation, String a, String b) {
    try {
      return "=" + NodeOperations.text(operation, a, b);
    } catch (RuntimeException e) {
      return "!" + HostAnswers.message(e);
    }
  }
}
