package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The query of listings in which one can wait for more. */
public final class Waiting {

  /** The longest wait that can be asked for. */
  public static final int LONGEST_SECONDS = 60;

  /** The name of the parameter. */
  public static final String PARAMETER = "wait_seconds";

  private Waiting() {}

  /** Returns the kind of work of a listing: one that waits keeps a thread. */
  public static Work work(Call call) {
    return call.query(PARAMETER).filter(text -> !text.equals("0")).isPresent()
        ? Work.WATCH
        : Work.PLAIN;
  }

  /** Returns how long a call is to wait; 0 if it is not to. */
  public static long millis(Members query) {
    return 1_000L * number(query, PARAMETER, 0, LONGEST_SECONDS).orElse(0);
  }

  /**
   * Returns a parameter that is a number.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is none, or out of its range
   */
  public static Optional<Integer> number(Members query, String name, int least, int most) {
    Optional<Integer> number = query.parsed(name, Integer::valueOf, "an integer");
    if (number.filter(n -> n < least || n > most).isPresent()) {
      throw query.wrong(name, "from " + least + " to " + most);
    }
    return number;
  }

  /** Refuses any parameter, so that nobody believes that it selects something. */
  public static void requireNone(Call call) {
    requireNames(call.parameters(MemberErrors.QUERY), List.of());
  }

  /** Refuses parameters with other names than these. */
  public static void requireNames(Members query, Collection<String> names) {
    for (String name : query.names()) {
      if (!names.contains(name)) {
        throw Refusals.badRequest(
            "unexpected parameter '%s': expected %s"
                .formatted(
                    name,
                    names.isEmpty()
                        ? "none"
                        : "one of " + String.join(", ", new TreeSet<>(names))));
      }
    }
  }
}
