package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.CommandGroup;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clock}: the time that the emulator lives in. */
@Command(
    name = "clock",
    description = "Shows, stops, sets and advances the time that the emulator lives in.",
    subcommands = {
      ClockCommand.Show.class,
      ClockCommand.Freeze.class,
      ClockCommand.SetTime.class,
      ClockCommand.Advance.class,
      ClockCommand.ExpireTokens.class,
      ClockCommand.Resume.class,
      ClockCommand.Reset.class
    },
    footer = {
      "",
      "Examples:",
      "  appservices-emulator clock freeze",
      "  appservices-emulator clock set 2030-01-01T00:00:00Z",
      "  appservices-emulator clock advance 31m"
    })
public final class ClockCommand extends CommandGroup {

  private static final Pattern DURATION =
      Pattern.compile("(-?)(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

  /** The part that all have: an order to the clock, and the time that it shows then. */
  abstract static class OnClock implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Override
    public void run() {
      Document order = order();
      Server found = server.server();
      Document time =
          (order.isEmpty() ? found.get("/clock") : found.post("/clock", order)).document();
      json.show(server.out(), time, OnClock::words);
    }

    private static String words(Document time) {
      return Documents.text(time, "now") + (time.getBoolean("frozen", false) ? " (frozen)" : "");
    }

    abstract Document order();
  }

  /** {@code clock show}. */
  @Command(
      name = "show",
      description = "Shows the time.",
      footer = {"", "Examples:", "  appservices-emulator clock show"})
  static final class Show extends OnClock {
    @Override
    Document order() {
      return new Document();
    }
  }

  /** {@code clock freeze}. */
  @Command(
      name = "freeze",
      description = "Lets the clock stand still.",
      footer = {"", "Examples:", "  appservices-emulator clock freeze"})
  static final class Freeze extends OnClock {
    @Override
    Document order() {
      return new Document("freeze", true);
    }
  }

  /** {@code clock set}. */
  @Command(
      name = "set",
      description = "Sets the time; the clock runs on from it, unless it stands.",
      footer = {"", "Examples:", "  appservices-emulator clock set 2030-01-01T00:00:00Z"})
  static final class SetTime extends OnClock {

    @Parameters(paramLabel = "TIME", description = "A time such as 2030-01-01T00:00:00Z.")
    private String time = "";

    @Override
    Document order() {
      try {
        return new Document("set", Instant.parse(time).toString());
      } catch (DateTimeParseException e) {
        throw CommandException.usage(
            "expected a time such as 2030-01-01T00:00:00Z, not '" + time + "'");
      }
    }
  }

  /** {@code clock advance}. */
  @Command(
      name = "advance",
      description = "Moves the clock forward, or back if the time is negative.",
      footer = {
        "",
        "Examples:",
        "  appservices-emulator clock advance 31m",
        "  appservices-emulator clock advance 1d12h"
      })
  static final class Advance extends OnClock {

    @Parameters(
        paramLabel = "DURATION",
        description = "A duration such as 90s, 31m, 1h30m, 60d or PT30M.")
    private String duration = "";

    @Override
    Document order() {
      return new Document("advance_seconds", duration(duration).toSeconds());
    }
  }

  /** {@code clock expire-tokens}. */
  @Command(
      name = "expire-tokens",
      description = "Moves the clock just past the lifetime of access tokens.",
      footer = {"", "Examples:", "  appservices-emulator clock expire-tokens"})
  static final class ExpireTokens extends OnClock {
    @Override
    Document order() {
      return new Document("tokens_expire", true);
    }
  }

  /** {@code clock resume}. */
  @Command(
      name = "resume",
      description = "Lets the clock run on from where it stands.",
      footer = {"", "Examples:", "  appservices-emulator clock resume"})
  static final class Resume extends OnClock {
    @Override
    Document order() {
      return new Document("resume", true);
    }
  }

  /** {@code clock reset}. */
  @Command(
      name = "reset",
      description = "Goes back to the time of the machine.",
      footer = {"", "Examples:", "  appservices-emulator clock reset"})
  static final class Reset extends OnClock {
    @Override
    Document order() {
      return new Document("reset", true);
    }
  }

  /**
   * Reads a duration.
   *
   * @throws CommandException if it is none
   */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches() && text.matches(".*\\d.")) {
      Duration sum =
          Duration.ofDays(number(matcher.group(2)))
              .plusHours(number(matcher.group(3)))
              .plusMinutes(number(matcher.group(4)))
              .plusSeconds(number(matcher.group(5)));
      return matcher.group(1).isEmpty() ? sum : sum.negated();
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw CommandException.usage(
          "expected a duration such as 90s, 31m, 1h30m or 60d, not '" + text + "'");
    }
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
