package io.appservices.emulator.cli;

import io.appservices.emulator.option.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A value that cannot be, for every option of {@code start}. */
final class WrongValues {

  /** What is only found out when the file or the directory is used. */
  private static final Set<String> FOUND_BY_THE_START =
      Set.of(
          "--app-folder",
          "--data",
          "--state",
          "--tls-certificate",
          "--tls-directory",
          "--tls-key",
          "--users");

  private final Map<String, String> values = new TreeMap<>();
  private final Path missing;

  WrongValues(Path directory) throws IOException {
    missing = directory.resolve("missing");
    Path file = Files.writeString(directory.resolve("a file"), "no directory");
    addNetwork(file);
    addApps();
    addOperator();
    addBehaviour();
    values.put("--data", file.toString());
    values.put("--state", missing.toString());
    values.put("--storage", "mysql://localhost");
    values.put("--password-iterations", "0");
    values.put("--data-source", "orders=mysql://localhost");
    values.put("--data-source-time-limit", "0");
    values.put("--allow-http", "http://localhost");
    values.put("--function-time-limit", "0");
    values.put("--function-idle-timeout", "-1");
    values.put("--npm-registry", "ftp://localhost");
    values.put("--npm-cache", missing.toString());
    values.put("--sessions-per-user", "0");
    values.put("--anonymous-users-per-app", "0");
    values.put("--journal-size", "-1");
    values.put("--events-size", "-1");
    values.put("--heap-limit", "101");
  }

  private void addNetwork(Path file) {
    values.put("--port", "65536");
    values.put("--host", "http://localhost");
    values.put("--allow-host", "http://localhost");
    values.put("--allow-origin", "localhost:3000");
    values.put("--trusted-proxy", "proxy.example");
    values.put("--tls", "maybe");
    values.put("--tls-port", "-1");
    values.put("--tls-certificate", missing.toString());
    values.put("--tls-key", missing.toString());
    values.put("--tls-directory", file.resolve("tls").toString());
    values.put("--drain-seconds", "-1");
  }

  private void addApps() {
    values.put("--app", "bad/id");
    values.put("--app-id", "123");
    values.put("--group", "xyz");
    values.put("--app-folder", missing.toString());
    values.put("--watch", "perhaps");
    values.put("--strict", "perhaps");
    values.put("--no-auto-confirm", "perhaps");
    values.put("--users", missing.toString());
    values.put("--export-on-exit", missing.resolve("users.jsonl").toString());
  }

  private void addOperator() {
    values.put("--admin-key", "nocolon");
    values.put("--further-admin-key", "public:private");
    values.put("--admin-account", ":password");
    values.put("--atlas-sha256", "perhaps");
    values.put("--no-console", "perhaps");
  }

  private void addBehaviour() {
    values.put("--access-token-revocation", "later");
    values.put("--auth-errors", "loud");
    values.put("--link-conflicts", "never");
    values.put("--custom-token-skew", "-1");
    values.put("--lenient-oauth", "perhaps");
    values.put("--seed", "-1");
    values.put("--frozen-at", "yesterday");
    values.put("--rules", "none");
  }

  Set<String> flags() {
    return values.keySet();
  }

  String of(Option<?> option) {
    return values.get(option.flag());
  }

  /** Returns what the line has to show: the option or, of what is not there, its name. */
  String shown(Option<?> option) {
    return isFoundByTheStart(option) ? of(option) : option.fileName();
  }

  boolean isFoundByTheStart(Option<?> option) {
    return FOUND_BY_THE_START.contains(option.flag());
  }

  /** Returns the arguments that the option is of no use without. */
  List<String> beside(Option<?> option) {
    return switch (option.flag()) {
      case "--tls-certificate" -> List.of("--tls", "--tls-port=0", "--tls-key=" + missing);
      case "--tls-key" -> List.of("--tls", "--tls-port=0", "--tls-certificate=" + missing);
      case "--tls-port" -> List.of("--tls");
      case "--tls-directory" -> List.of("--tls", "--tls-port=0");
      default -> List.of();
    };
  }
}
