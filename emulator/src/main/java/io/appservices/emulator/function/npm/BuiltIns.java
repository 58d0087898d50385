package io.appservices.emulator.function.npm;

import java.util.Set;

/** The names of the modules that Node has itself (docs: JavaScript support, built-in modules). */
public final class BuiltIns {

  private static final String SCHEME = "node:";

  private static final Set<String> EMULATED =
      Set.of(
          "assert",
          "assert/strict",
          "buffer",
          "constants",
          "crypto",
          "dgram",
          "dns",
          "events",
          "fs",
          "fs/promises",
          "http",
          "http2",
          "https",
          "net",
          "os",
          "path",
          "path/posix",
          "process",
          "punycode",
          "querystring",
          "stream",
          "string_decoder",
          "timers",
          "tls",
          "tty",
          "url",
          "util",
          "util/types",
          "zlib");

  private static final Set<String> NOT_EMULATED =
      Set.of(
          "async_hooks",
          "child_process",
          "cluster",
          "diagnostics_channel",
          "dns/promises",
          "domain",
          "inspector",
          "module",
          "path/win32",
          "perf_hooks",
          "readline",
          "repl",
          "sea",
          "sqlite",
          "stream/promises",
          "sys",
          "test",
          "timers/promises",
          "trace_events",
          "v8",
          "vm",
          "wasi",
          "worker_threads");

  /** Those that packages load when they are loaded, and seldom call. */
  private static final Set<String> FOR_PACKAGES = Set.of("child_process", "cluster", "domain");

  private BuiltIns() {}

  /** Returns whether a package gets a module whose functions say that they are not emulated. */
  static boolean isLoadable(String name) {
    return FOR_PACKAGES.contains(withoutScheme(name));
  }

  /** Returns the name of a built-in module without the scheme that it may be given with. */
  public static String withoutScheme(String name) {
    return name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
  }

  static boolean isEmulated(String name) {
    return EMULATED.contains(withoutScheme(name));
  }

  static boolean isUnknown(String name) {
    return name.startsWith(SCHEME) && !EMULATED.contains(withoutScheme(name));
  }

  static boolean isNotEmulated(String name) {
    return NOT_EMULATED.contains(name) || isUnknown(name);
  }
}
