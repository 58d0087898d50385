package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.EmulatorConfigBuilder;
import io.appservices.emulator.api.EmulatorException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code appservices-emulator start}: serves until it is told to stop. */
@Command(
    name = "start",
    description = "Starts the emulator and serves until it is told to stop (Ctrl-C, SIGTERM).",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Every option can be given as an environment variable too, such as",
      "APPSERVICES_EMULATOR_PORT for --port; the option wins. Two more are for the",
      "launcher: APPSERVICES_EMULATOR_JAVA_OPTS, options for Java such as -Xmx2g, and",
      "APPSERVICES_EMULATOR_MEMORY, the MB that the process should get by with.",
      "Exit status: 0 stopped; 1 stopped, but the users could not be exported;",
      "2 wrong usage, the port is taken, or an app folder or a file of users cannot",
      "be used."
    })
final class StartCommand implements Callable<Integer> {

  /** How often it is looked whether memory gets short. */
  private static final long MEMORY_SECONDS = 2;

  /** In place of a key pair. */
  private static final String RANDOM_KEY = "auto";

  @Option(
      names = "--port",
      paramLabel = "<port>",
      defaultValue = "${env:APPSERVICES_EMULATOR_PORT:-9090}",
      description = "Port to listen on, 0 for any that is free. Default: 9090.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "<address>",
      defaultValue = "${env:APPSERVICES_EMULATOR_HOST:-" + Option.NULL_VALUE + "}",
      description = "Name or address to listen on. Default: localhost, by IPv4 and IPv6.")
  private String host;

  @Option(
      names = "--app",
      paramLabel = "<client app id>",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_APP:-" + EmulatorConfig.DEFAULT_CLIENT_APP_ID + "}",
      description =
          "Client app id of the app that is there from the start; with --app-folder only if it is"
              + " given. Default: "
              + EmulatorConfig.DEFAULT_CLIENT_APP_ID
              + ".")
  private String clientAppId;

  @Option(
      names = "--app-id",
      paramLabel = "<24 hex>",
      defaultValue = "${env:APPSERVICES_EMULATOR_APP_ID:-" + EmulatorConfig.DEFAULT_APP_ID + "}",
      description = "Its _id. Default: " + EmulatorConfig.DEFAULT_APP_ID + ".")
  private String appId;

  @Option(
      names = "--group",
      paramLabel = "<24 hex>",
      defaultValue = "${env:APPSERVICES_EMULATOR_GROUP:-" + EmulatorConfig.DEFAULT_GROUP_ID + "}",
      description =
          "Id of the group (project) that apps belong to. Default: "
              + EmulatorConfig.DEFAULT_GROUP_ID
              + ".")
  private String groupId;

  @Option(
      names = "--admin-key",
      paramLabel = "<public>:<private>|auto",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_ADMIN_KEY:-"
              + EmulatorConfig.DEFAULT_PUBLIC_KEY
              + ":"
              + EmulatorConfig.DEFAULT_PRIVATE_KEY
              + "}",
      description =
          "Key pair that opens the Admin API; auto makes one up that is printed at the start, and"
              + " a password of the account. Default: "
              + EmulatorConfig.DEFAULT_PUBLIC_KEY
              + ":"
              + EmulatorConfig.DEFAULT_PRIVATE_KEY
              + ".")
  private String adminKey;

  @Option(
      names = "--admin-account",
      paramLabel = "<username>:<password>",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_ADMIN_ACCOUNT:-"
              + EmulatorConfig.DEFAULT_ADMIN_USERNAME
              + ":"
              + EmulatorConfig.DEFAULT_ADMIN_PASSWORD
              + "}",
      description =
          "Account that opens the Admin API with local-userpass, as SDK test suites do. Default: "
              + EmulatorConfig.DEFAULT_ADMIN_USERNAME
              + ":"
              + EmulatorConfig.DEFAULT_ADMIN_PASSWORD
              + ".")
  private String adminAccount;

  @Mixin private AccessOptions access;

  @Mixin private BehaviourOptions behaviour;

  @Mixin private FunctionOptions functions;

  @Mixin private AppFolderOptions appFolders;

  @Mixin private UserOptions users;

  @Mixin private LimitOptions limits;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    EmulatorConfig config = config();
    PrintWriter err = spec.commandLine().getErr();
    Environment.warnings(spec, System.getenv()).forEach(text -> Banner.warn(err, text));
    List<Path> missing = config.users().stream().filter(Files::notExists).toList();
    AppServicesEmulator emulator;
    try {
      emulator = AppServicesEmulator.start(config);
    } catch (UncheckedIOException e) {
      return fail(e.getCause().getMessage() + remedy(config, e.getCause()));
    } catch (EmulatorException e) {
      return fail(e.getMessage());
    }
    Shutdown.onSignal(emulator, err);
    PrintWriter out = spec.commandLine().getOut();
    emulator.onUserExport(export -> Banner.printExport(out, export.file(), export.users()));
    missing.forEach(file -> Banner.printNoUsersYet(err, file));
    emulator.outbox().onMail(mail -> Banner.print(out, mail));
    emulator.onDataSourceStart(start -> Banner.print(out, start));
    emulator.appFolderReports().forEach(report -> Banner.printNotes(err, report));
    emulator.onAppFolderReload(report -> Banner.printReload(out, err, report));
    Banner.warnOfKnownKey(err, config);
    Banner.print(out, emulator, adminKey.equals(RANDOM_KEY));
    awaitSignal(new MemoryWarning(err));
    return 0;
  }

  /** The server's threads do not keep the process alive; this one does, until a signal ends it. */
  private static void awaitSignal(MemoryWarning memory) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(MEMORY_SECONDS, TimeUnit.SECONDS)) {
      memory.look();
    }
  }

  private EmulatorConfig config() {
    EmulatorConfigBuilder builder = EmulatorConfig.builder();
    take("--port", String.valueOf(port), text -> builder.port(port));
    if (host != null) {
      take("--host", host, builder::host);
    }
    if (isGiven("--app", clientAppId, EmulatorConfig.DEFAULT_CLIENT_APP_ID)) {
      take("--app", clientAppId, builder::clientAppId);
    }
    if (isGiven("--app-id", appId, EmulatorConfig.DEFAULT_APP_ID)) {
      take("--app-id", appId, builder::appId);
    }
    take("--group", groupId, builder::groupId);
    take("--admin-account", adminAccount, text -> pair(text, builder::adminAccount));
    take("--admin-key", adminKey, text -> adminKey(text, builder));
    access.applyTo(builder, this::take);
    behaviour.applyTo(builder, this::take);
    functions.applyTo(builder, this::take);
    appFolders.applyTo(builder, this::take);
    users.applyTo(builder, this::take);
    limits.applyTo(builder, this::take);
    return builder.build();
  }

  /** With app folders, naming the app that there is otherwise asks for that one, too. */
  private boolean isGiven(String option, String value, String otherwise) {
    return spec.commandLine().getParseResult().hasMatchedOption(option) || !value.equals(otherwise);
  }

  private void take(String option, String text, Consumer<String> setter) {
    try {
      setter.accept(text);
    } catch (IllegalArgumentException e) {
      String[] args = spec.commandLine().getParseResult().originalArgs().toArray(String[]::new);
      String source = Environment.source(option, args, System.getenv());
      throw new ParameterException(
          spec.commandLine(), "invalid value for " + source + ": " + e.getMessage());
    }
  }

  private static void adminKey(String text, EmulatorConfigBuilder builder) {
    if (text.equals(RANDOM_KEY)) {
      builder.randomAdminKey();
    } else {
      pair(text, builder::adminKey);
    }
  }

  private static String remedy(EmulatorConfig config, Throwable failure) {
    boolean taken =
        failure instanceof BindException
            && failure.getMessage().contains("in use")
            && config.port() != 0;
    return taken ? "; --port 0 takes one that is free" : "";
  }

  private static void pair(String text, Pair setter) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("expected two parts with a colon between them");
    }
    setter.set(text.substring(0, colon), text.substring(colon + 1));
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
    return Main.USAGE;
  }

  /** A setter of two values. */
  private interface Pair {
    Object set(String first, String second);
  }
}
