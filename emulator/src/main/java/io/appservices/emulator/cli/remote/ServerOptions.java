package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Progress;
import io.appservices.emulator.cli.terminal.Terminal;
import io.appservices.emulator.option.Option;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which emulator is meant, and how much is said. */
public final class ServerOptions {

  public static final String URL_VARIABLE = Option.VARIABLE_PREFIX + "URL";

  private static final int HIGHEST_PORT = 65_535;
  private static final String STANDARD = "http://localhost:9090";

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @CommandLine.Option(
      names = "--url",
      paramLabel = "<url>",
      description =
          "The address of the emulator. Default: " + URL_VARIABLE + ", or else " + STANDARD + ".")
  private @Nullable String url;

  @CommandLine.Option(
      names = "--ca-certificate",
      paramLabel = "<file>",
      description =
          "The certificate of the authority to trust where the address is of https. Default: those"
              + " that Java trusts.")
  private @Nullable Path authorities;

  @CommandLine.Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but what was asked for, and errors.")
  private boolean quiet;

  public Server server() {
    return new Server(url(url, System.getenv()), authorities);
  }

  /**
   * Returns the address that is meant.
   *
   * @throws CommandException if it is none; the message names the option or the variable
   */
  public static URI url(@Nullable String given, Map<String, String> environment) {
    String variable = environment.getOrDefault(URL_VARIABLE, "");
    if (given != null) {
      return parse("--url", given);
    }
    return variable.isEmpty() ? URI.create(STANDARD) : parse(URL_VARIABLE + " (--url)", variable);
  }

  private static URI parse(String source, String text) {
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      boolean bare = uri.getQuery() == null && uri.getFragment() == null;
      if (http && uri.getHost() != null && bare && uri.getPort() <= HIGHEST_PORT) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // It is refused below, as all others are.
    }
    throw CommandException.usage(
        "invalid value for "
            + source
            + ": expected a URL such as "
            + STANDARD
            + ", not '"
            + text
            + "'");
  }

  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  public PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Prints what was done, unless nobody wants to know. */
  public void say(String text) {
    if (!quiet) {
      out().println(Terminal.clean(text));
      out().flush();
    }
  }

  /** Does what may take long, and tells of it meanwhile. */
  public Answer during(String label, Supplier<Answer> work) {
    try (Progress progress = progress(label, 0)) {
      Answer answer = work.get();
      progress.done(1);
      return answer;
    }
  }

  /** Tells of work that may take long. */
  public Progress progress(String label, long total) {
    return Progress.of(err(), !quiet && Terminal.showsProgress(), label, total);
  }
}
