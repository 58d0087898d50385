package io.appservices.emulator.model.play;

import io.appservices.emulator.model.Command;
import io.appservices.emulator.model.Kind;
import io.appservices.emulator.model.Rules;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Makes up the calls of a history, each from what the ones before were answered. */
final class Generator {

  static final List<String> EMAILS = List.of("a@example.com", "b@example.com");
  static final List<String> PASSWORDS = List.of("password-1", "password-2");
  private static final List<String> IDENTITIES = List.of("x", "y");
  private static final List<String> KEY_NAMES = List.of("key-1", "key-2");
  private static final List<String> PROVIDERS =
      List.of(Rules.EMAILS, Rules.FUNCTION, Rules.ANONYMOUS, Rules.API_KEY);
  private static final List<Integer> MOVES =
      List.of(60, 10 * 60, 31 * 60, 31 * 60, 61 * 24 * 60 * 60);

  /** The last so many of a kind are used again. */
  private static final int REMEMBERED = 6;

  private final List<Kind> kinds;
  private final List<Command> done = new CopyOnWriteArrayList<>();

  private Generator(Map<Kind, Integer> weights) {
    this.kinds =
        weights.entrySet().stream()
            .flatMap(weight -> Collections.nCopies(weight.getValue(), weight.getKey()).stream())
            .toList();
  }

  /** Makes calls of all kinds, to be made one after the other. */
  static Generator sequential() {
    Map<Kind, Integer> weights = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      weights.put(kind, 2);
    }
    weights.put(Kind.REGISTER, 4);
    weights.put(Kind.LOG_IN, 8);
    weights.put(Kind.REFRESH, 6);
    weights.put(Kind.PROFILE, 8);
    weights.put(Kind.ENABLE, 4);
    weights.put(Kind.ENABLE_PROVIDER, 5);
    weights.put(Kind.DELETE, 1);
    weights.put(Kind.DELETE_ITSELF, 1);
    return new Generator(weights);
  }

  /**
   * Makes calls to be made at once.
   *
   * @param withProviders whether providers are changed and drafts deployed meanwhile
   */
  static Generator concurrent(boolean withProviders) {
    Map<Kind, Integer> weights = new EnumMap<>(Kind.class);
    weights.put(Kind.REGISTER, 2);
    weights.put(Kind.LOG_IN, 6);
    weights.put(Kind.LOG_IN_BY_FUNCTION, 2);
    weights.put(Kind.LOG_IN_BY_KEY, 2);
    weights.put(Kind.REFRESH, 6);
    weights.put(Kind.PROFILE, 8);
    weights.put(Kind.LOG_OUT, 2);
    weights.put(Kind.LINK_FUNCTION, 2);
    weights.put(Kind.DELETE_ITSELF, 1);
    weights.put(Kind.MAKE_KEY, 2);
    weights.put(Kind.DISABLE_KEY, 1);
    weights.put(Kind.ENABLE_KEY, 1);
    weights.put(Kind.DELETE_KEY, 1);
    weights.put(Kind.CHANGE_PASSWORD, 2);
    weights.put(Kind.DISABLE, 2);
    weights.put(Kind.ENABLE, 3);
    weights.put(Kind.REVOKE, 3);
    weights.put(Kind.DELETE, 1);
    if (withProviders) {
      weights.put(Kind.DISABLE_PROVIDER, 1);
      weights.put(Kind.ENABLE_PROVIDER, 2);
      weights.put(Kind.OPEN_DRAFT, 1);
      weights.put(Kind.DISCARD_DRAFT, 1);
      weights.put(Kind.DEPLOY_DRAFT, 1);
    }
    return new Generator(weights);
  }

  /** Remembers a call that was not refused: later ones use what it was answered. */
  void isDone(Command command) {
    done.add(command);
  }

  /** Makes up the next call. */
  Command next(Random random, int label) {
    while (true) {
      Command command = fill(random, Command.of(label, any(random, kinds)));
      if (isComplete(command)) {
        return command;
      }
    }
  }

  private static boolean isComplete(Command command) {
    return switch (command.kind()) {
      case LOG_IN_BY_KEY, RESET_PASSWORD, DISCARD_DRAFT, DEPLOY_DRAFT -> command.thing() != 0;
      case DISABLE_KEY, ENABLE_KEY, DELETE_KEY -> command.thing() != 0 && command.source() != 0;
      default -> {
        Kind kind = command.kind();
        boolean needs = kind.takesRefreshToken() || kind.takesAccessToken() || kind.namesUser();
        yield !needs || command.source() != 0;
      }
    };
  }

  private Command fill(Random random, Command command) {
    Kind kind = command.kind();
    if (kind.takesRefreshToken() || kind.namesUser()) {
      command = command.from(earlier(random, Kind::isLogin));
    } else if (kind.takesAccessToken()) {
      command = command.from(earlier(random, Generator::answersAccessToken));
    }
    return switch (kind) {
      case REGISTER, LOG_IN, LINK_ACCOUNT, CHANGE_PASSWORD ->
          command.named(any(random, EMAILS)).with(any(random, PASSWORDS));
      case ASK_FOR_RESET -> command.named(any(random, EMAILS));
      case RESET_PASSWORD ->
          command.about(earlier(random, Kind.ASK_FOR_RESET::equals)).with(any(random, PASSWORDS));
      case LOG_IN_BY_FUNCTION, LINK_FUNCTION -> command.named(any(random, IDENTITIES));
      case MAKE_KEY -> command.named(any(random, KEY_NAMES));
      case LOG_IN_BY_KEY -> command.about(earlier(random, Kind.MAKE_KEY::equals));
      case DISABLE_KEY, ENABLE_KEY, DELETE_KEY ->
          command.about(earlier(random, Kind.MAKE_KEY::equals));
      case DISABLE_PROVIDER, ENABLE_PROVIDER -> command.named(any(random, PROVIDERS));
      case DISCARD_DRAFT, DEPLOY_DRAFT -> command.about(earlier(random, Kind.OPEN_DRAFT::equals));
      case ADVANCE_CLOCK -> command.about(any(random, MOVES));
      default -> command;
    };
  }

  private static boolean answersAccessToken(Kind kind) {
    return kind.isLogin()
        || kind == Kind.REFRESH
        || kind == Kind.LINK_FUNCTION
        || kind == Kind.LINK_ACCOUNT;
  }

  /** Returns the label of one of the last calls of some kinds; 0 if there was none. */
  private int earlier(Random random, Predicate<Kind> kind) {
    List<Command> found = done.stream().filter(command -> kind.test(command.kind())).toList();
    int from = Math.max(0, found.size() - REMEMBERED);
    return found.isEmpty() ? 0 : found.get(from + random.nextInt(found.size() - from)).label();
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
