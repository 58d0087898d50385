package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.App;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.option.AppsOptions;
import io.appservices.emulator.option.Credentials.KeyPair;
import io.appservices.emulator.option.OperatorOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code env}. */
@Command(
    name = "env",
    description = "Prints lines for a shell that set the variables exec gives its program.",
    footer = {
      "",
      "Examples:",
      "  eval \"$(appservices-emulator env)\"",
      "  appservices-emulator env --shell fish | source",
      "  appservices-emulator env --shell dotenv > .env"
    })
public final class EnvCommand implements Runnable {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@%+,-]+");

  /** The syntax that sets a variable. */
  enum Shell {
    SH,
    FISH,
    POWERSHELL,
    DOTENV;

    String line(String name, String value) {
      return switch (this) {
        case SH -> "export " + name + "='" + value.replace("'", "'\\''") + "'";
        case FISH ->
            "set -gx " + name + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        case POWERSHELL -> "$env:" + name + " = '" + value.replace("'", "''") + "'";
        case DOTENV -> name + "=" + quoted(value);
      };
    }
  }

  /** Returns a value as readers of such files take it, bare where that is the same to all. */
  private static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    return value.contains("'") || value.contains("\n")
        ? '"' + value.replaceAll("[\\\\\"$`]", "\\\\$0").replace("\n", "\\n") + '"'
        : "'" + value + "'";
  }

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private AppOptions options = new AppOptions();

  @Option(
      names = "--shell",
      paramLabel = "sh|fish|powershell|dotenv",
      description = "What reads the lines. Default: sh.")
  private Shell shell = Shell.SH;

  @Override
  public void run() {
    Server found = server.server();
    App app = options.app(found);
    variables(found.url().toString(), app.clientAppId(), app.id(), app.groupId(), options.key())
        .forEach((name, value) -> server.out().println(shell.line(name, value)));
    server.out().flush();
  }

  /** Returns what a program needs to know of an emulator. */
  public static Map<String, String> variables(
      String url, String clientAppId, String appId, String groupId, KeyPair key) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(ServerOptions.URL_VARIABLE, url);
    variables.put(AppsOptions.CLIENT_APP_ID.variable(), clientAppId);
    variables.put(AppsOptions.APP_ID.variable(), appId);
    variables.put(AppsOptions.GROUP_ID.variable(), groupId);
    variables.put(OperatorOptions.KEY.variable(), key.publicKey() + ":" + key.privateKey());
    return variables;
  }
}
