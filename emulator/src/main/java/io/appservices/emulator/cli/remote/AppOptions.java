package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.option.AppsOptions;
import io.appservices.emulator.option.Credentials.KeyPair;
import io.appservices.emulator.option.OperatorOptions;
import io.appservices.emulator.option.OptionValues;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which app is meant, and how its operator gets in. */
public final class AppOptions {

  @CommandLine.Option(
      names = "--app",
      paramLabel = "<app>",
      description =
          "The client app id or the _id of the app. Default: APPSERVICES_EMULATOR_APP, or else the"
              + " only one.")
  private @Nullable String app;

  @CommandLine.Option(
      names = "--admin-key",
      paramLabel = "<public>:<private>",
      description =
          "The key pair of the Admin API. Default: APPSERVICES_EMULATOR_ADMIN_KEY, or else that of"
              + " an emulator that was not given another.")
  private @Nullable String key;

  public App app(Server server) {
    return App.find(App.all(server), wanted());
  }

  /** Returns whether the command line itself says which app is meant. */
  public boolean isGiven() {
    return app != null;
  }

  /** Returns the app that was asked for; empty if none was. */
  public Optional<String> wanted() {
    String variable = System.getenv().getOrDefault(AppsOptions.CLIENT_APP_ID.variable(), "");
    return Optional.ofNullable(app).or(() -> Optional.of(variable).filter(id -> !id.isEmpty()));
  }

  public Admin admin(Server server) {
    return Admin.of(server, app(server), key());
  }

  public KeyPair key() {
    return key(key, System.getenv());
  }

  /**
   * Returns the key pair that is meant.
   *
   * @throws CommandException if it is none; the message names the option or the variable
   */
  public static KeyPair key(@Nullable String given, Map<String, String> environment) {
    String name = given == null ? OperatorOptions.KEY.variable() : OperatorOptions.KEY.flag();
    String text = given == null ? environment.get(name) : given;
    if (text == null) {
      return OptionValues.NONE.get(OperatorOptions.KEY);
    }
    String source = OperatorOptions.KEY.source(name);
    if (text.equals("auto")) {
      throw CommandException.usage(
          "invalid value for " + source + ": expected the key pair that the emulator has printed");
    }
    try {
      return OptionValues.NONE.withText(OperatorOptions.KEY, source, text).get(OperatorOptions.KEY);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }
}
