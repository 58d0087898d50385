package io.appservices.emulator.function.js;

import io.appservices.emulator.function.esm.EsModule;
import io.appservices.emulator.function.npm.PackageFiles;
import io.appservices.emulator.function.npm.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Source;

/**
 * The sources of modules. One is read once for an engine, or for the packages of a deployment, and
 * compiled code lives as long as it.
 */
final class ModuleSources {

  private static final String BUILT_IN = "(function (exports, require, module, internal) {";
  private static final String OF_PACKAGE =
      "(function (exports, require, module, __filename, __dirname, $esm) {";

  private final Map<String, Source> builtIns = new ConcurrentHashMap<>();
  private final Map<Packages, Map<String, Source>> ofPackages = new WeakHashMap<>();

  /** Returns the script that finds modules. */
  Source loader() {
    return builtIns.computeIfAbsent(
        "loader", name -> source(resource("modules.js"), "modules.js", true));
  }

  /** Returns one of Node's own modules, or a part of one. */
  Source builtIn(String name) {
    return builtIns.computeIfAbsent("node:" + name, key -> readBuiltIn(name));
  }

  private static Source readBuiltIn(String name) {
    String path = name.startsWith("vendor/") ? name : name.replace('/', '_');
    String text = resource("node/" + path + ".js");
    return source(BUILT_IN + text + "\n})", "node:" + name, true);
  }

  /** Returns a file of a package in the wrapper that Node puts around it. */
  Source of(Packages packages, String path) {
    Map<String, Source> known;
    synchronized (ofPackages) {
      known = ofPackages.computeIfAbsent(packages, key -> new ConcurrentHashMap<>());
    }
    Source source = known.get(path);
    if (source == null) {
      String text = text(packages.files(), path).orElse("");
      source = source(OF_PACKAGE + code(withoutFirstLine(text)) + "\n})", path, false);
      known.put(path, source);
    }
    return source;
  }

  private static String code(String text) {
    Optional<EsModule> module = EsModule.ofPackage(text);
    if (module.isEmpty()) {
      return text;
    }
    EsModule found = module.get();
    return found.isModule()
        ? found.before() + found.body() + "\n}).call(undefined);"
        : found.body();
  }

  /** Returns how many characters the wrapper puts before the first line. */
  static int shift() {
    return OF_PACKAGE.length();
  }

  static Optional<String> text(PackageFiles files, String path) {
    return files
        .read(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /** Makes a comment of a first line that names an interpreter. */
  private static String withoutFirstLine(String text) {
    return text.startsWith("#!") ? "//" + text : text;
  }

  private static String resource(String name) {
    try (InputStream in = ModuleSources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(String text, String name, boolean internal) {
    try {
      // A name that ends in .mjs would make it a module of the engine, which finds no packages.
      return Source.newBuilder("js", text, name)
          .mimeType("application/javascript")
          .internal(internal)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
