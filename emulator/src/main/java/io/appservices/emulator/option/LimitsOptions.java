package io.appservices.emulator.option;

import java.util.List;

/** The limits on what is kept. */
public final class LimitsOptions {

  public static final int DEFAULT_SESSIONS_PER_USER = 1_000;
  public static final int DEFAULT_ANONYMOUS_USERS_PER_APP = 100_000;
  public static final int DEFAULT_JOURNAL_SIZE = 2_000;
  public static final int DEFAULT_EVENTS_SIZE = 2_000;

  /** No limit: the heap of a program that embeds the emulator is not the emulator's own. */
  public static final int DEFAULT_HEAP_LIMIT = 100;

  public static final Option<Integer> SESSIONS_PER_USER =
      Option.named("--sessions-per-user", "sessionsPerUser", count())
          .description(
              "How many sessions of a user are kept, and how many devices; with one more the oldest"
                  + " ends.")
          .standard(DEFAULT_SESSIONS_PER_USER)
          .in(OptionGroup.LIMITS);

  public static final Option<Integer> ANONYMOUS_USERS_PER_APP =
      Option.named("--anonymous-users-per-app", "anonymousUsersPerApp", count())
          .description("How many anonymous users an app keeps; with one more the first is deleted.")
          .standard(DEFAULT_ANONYMOUS_USERS_PER_APP)
          .in(OptionGroup.LIMITS);

  public static final Option<Integer> JOURNAL_SIZE =
      Option.named("--journal-size", "journalSize", Formats.number("<number>", 0, 1_000_000))
          .description("How many answered requests the journal keeps; with 0 there is no journal.")
          .standard(DEFAULT_JOURNAL_SIZE)
          .in(OptionGroup.LIMITS);

  public static final Option<Integer> EVENTS_SIZE =
      Option.named("--events-size", "eventsSize", Formats.number("<number>", 0, 1_000_000))
          .description("How many events of users are kept; with 0 there is no list of them.")
          .standard(DEFAULT_EVENTS_SIZE)
          .in(OptionGroup.LIMITS);

  public static final Option<Integer> HEAP_LIMIT =
      Option.named("--heap-limit", "heapLimit", Formats.number("<percent>", 1, 100))
          .description(
              "How much of the memory for what is kept may be in use, in percent, before calls that"
                  + " add something are refused with 503; 100 for no such limit.")
          .standard(DEFAULT_HEAP_LIMIT)
          .ofServer(95)
          .in(OptionGroup.LIMITS);

  static final List<Option<?>> ALL =
      List.of(SESSIONS_PER_USER, ANONYMOUS_USERS_PER_APP, JOURNAL_SIZE, EVENTS_SIZE, HEAP_LIMIT);

  private LimitsOptions() {}

  private static Format<Integer> count() {
    return Formats.number("<number>", 1, Integer.MAX_VALUE);
  }
}
