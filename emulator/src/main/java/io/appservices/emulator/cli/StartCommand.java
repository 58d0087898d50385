package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.domain.AccessTokenRevocation;
import io.appservices.emulator.domain.AuthErrors;
import io.appservices.emulator.domain.LinkConflicts;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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
      "APPSERVICES_EMULATOR_PORT for --port; the option wins.",
      "Exit status: 0 stopped, 2 wrong usage or the port is taken."
    })
final class StartCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "<port>",
      defaultValue = "${env:APPSERVICES_EMULATOR_PORT:-9090}",
      description = "Port to listen on, 0 for any that is free. Default: 9090.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "<address>",
      defaultValue = "${env:APPSERVICES_EMULATOR_HOST:-" + EmulatorConfig.DEFAULT_HOST + "}",
      description = "Name or address to listen on. Default: " + EmulatorConfig.DEFAULT_HOST + ".")
  private String host;

  @Option(
      names = "--app",
      paramLabel = "<client app id>",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_APP:-" + EmulatorConfig.DEFAULT_CLIENT_APP_ID + "}",
      description =
          "Client app id of the app that is there from the start. Default: "
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
      paramLabel = "<public>:<private>",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_ADMIN_KEY:-"
              + EmulatorConfig.DEFAULT_PUBLIC_KEY
              + ":"
              + EmulatorConfig.DEFAULT_PRIVATE_KEY
              + "}",
      description =
          "Key pair that opens the Admin API. Default: "
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

  @Option(
      names = "--access-token-revocation",
      paramLabel = "immediate|at-expiry",
      defaultValue = "${env:APPSERVICES_EMULATOR_ACCESS_TOKEN_REVOCATION:-immediate}",
      description = {
        "When access tokens of a user stop working that was disabled or whose sessions were"
            + " revoked: with the next request, or when they expire. Default: immediate."
      })
  private String accessTokenRevocation;

  @Option(
      names = "--auth-errors",
      paramLabel = "masked|detailed",
      defaultValue = "${env:APPSERVICES_EMULATOR_AUTH_ERRORS:-masked}",
      description =
          "Whether a refused login says why, as the service did before May 2024. Default: masked.")
  private String authErrors;

  @Option(
      names = "--link-conflicts",
      paramLabel = "guarded|faithful",
      defaultValue = "${env:APPSERVICES_EMULATOR_LINK_CONFLICTS:-guarded}",
      description =
          "How a link to an identity of another user is refused. The service's answer makes"
              + " realm-web try for ever; guarded gives another one after three tries. Default:"
              + " guarded.")
  private String linkConflicts;

  @Option(
      names = "--custom-token-skew",
      paramLabel = "<seconds>",
      defaultValue = "${env:APPSERVICES_EMULATOR_CUSTOM_TOKEN_SKEW:-0}",
      description = "How far the clock of an issuer of custom tokens may be off. Default: 0.")
  private long customTokenSkew;

  @Option(
      names = "--lenient-oauth",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      defaultValue = "${env:APPSERVICES_EMULATOR_LENIENT_OAUTH:-false}",
      description = {
        "Take JSON that nobody signed, such as {\"sub\":\"1\",\"email\":\"a@b.c\"}, for a token of"
            + " Google, Facebook and Apple. Default: false."
      })
  private boolean lenientOAuth;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    EmulatorConfig config = config();
    AppServicesEmulator emulator;
    try {
      emulator = AppServicesEmulator.start(config);
    } catch (UncheckedIOException e) {
      return fail(e.getCause().getMessage());
    }
    Shutdown.onSignal(emulator);
    PrintWriter out = spec.commandLine().getOut();
    emulator.outbox().onMail(mail -> Banner.print(out, mail));
    Banner.print(out, emulator);
    awaitSignal();
    return 0;
  }

  /** The server's threads do not keep the process alive; this one does, until a signal ends it. */
  private static void awaitSignal() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private EmulatorConfig config() {
    EmulatorConfig.Builder builder = EmulatorConfig.builder();
    take("--port", String.valueOf(port), text -> builder.port(port));
    take("--host", host, builder::host);
    take("--app", clientAppId, builder::clientAppId);
    take("--app-id", appId, builder::appId);
    take("--group", groupId, builder::groupId);
    take("--admin-key", adminKey, text -> pair(text, builder::adminKey));
    take("--admin-account", adminAccount, text -> pair(text, builder::adminAccount));
    take(
        "--access-token-revocation",
        accessTokenRevocation,
        text -> builder.accessTokenRevocation(choice(AccessTokenRevocation.class, text)));
    take("--auth-errors", authErrors, t -> builder.authErrors(choice(AuthErrors.class, t)));
    take(
        "--link-conflicts",
        linkConflicts,
        text -> builder.linkConflicts(choice(LinkConflicts.class, text)));
    take(
        "--custom-token-skew",
        String.valueOf(customTokenSkew),
        text -> builder.customTokenSkew(Duration.ofSeconds(customTokenSkew)));
    return builder.lenientOAuth(lenientOAuth).build();
  }

  private void take(String option, String text, Consumer<String> setter) {
    try {
      setter.accept(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "invalid value for " + option + ": " + e.getMessage());
    }
  }

  private static void pair(String text, Pair setter) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("expected two parts with a colon between them");
    }
    setter.set(text.substring(0, colon), text.substring(colon + 1));
  }

  /** A constant by its name with hyphens, in any case. */
  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    for (E value : type.getEnumConstants()) {
      if (name(value).equalsIgnoreCase(text)) {
        return value;
      }
    }
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(StartCommand::name)
            .collect(Collectors.joining(" or "));
    throw new IllegalArgumentException("expected " + names + ", not '" + text + "'");
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
