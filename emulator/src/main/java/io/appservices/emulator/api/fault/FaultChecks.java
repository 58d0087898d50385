package io.appservices.emulator.api.fault;

import static io.appservices.emulator.api.fault.FaultMember.MEMBERS;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses faults that cannot be, with an {@link IllegalArgumentException} that says why. */
final class FaultChecks {

  private FaultChecks() {}

  /** Returns the kind of this name over HTTP. */
  static FaultKind kind(@Nullable Object name) {
    return Arrays.stream(FaultKind.values())
        .filter(kind -> kind.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    (name == null
                            ? "'kind' is missing"
                            : "no kind of fault is called '" + name + "'")
                        + "; there are "
                        + Arrays.stream(FaultKind.values())
                            .map(FaultKind::wireName)
                            .collect(Collectors.joining(", "))));
  }

  /** Returns the member of this name that faults of a kind have. */
  static FaultMember member(FaultKind kind, String name) {
    return members(kind)
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a fault of kind '%s' has no member '%s', but kind, %s"
                        .formatted(kind.wireName(), name, names(kind))));
  }

  private static String names(FaultKind kind) {
    return members(kind).map(FaultMember::name).collect(Collectors.joining(", "));
  }

  private static Stream<FaultMember> members(FaultKind kind) {
    return MEMBERS.stream().filter(member -> member.kinds().contains(kind));
  }

  /** Refuses members of which one is missing, or which do not go together. */
  static void check(FaultKind kind, Map<String, Object> members) {
    missing(kind, members)
        .ifPresent(member -> fail("'" + member.name() + "' is missing: " + member.expected()));
    if (members.containsKey("every") && members.containsKey("probability")) {
      fail("either 'every' or 'probability' says how often, not both");
    }
    boolean drawn = members.containsKey("probability") || members.containsKey("max_millis");
    if (members.containsKey("seed") && !drawn) {
      fail("'seed' needs something to draw: 'probability', or 'max_millis' of a delay");
    }
    if (number(members, "max_millis", Long.MAX_VALUE) < number(members, "millis", 0)) {
      fail("'max_millis' must not be less than 'millis'");
    }
  }

  private static Optional<FaultMember> missing(FaultKind kind, Map<String, Object> members) {
    return members(kind)
        .filter(member -> member.required() && !members.containsKey(member.name()))
        .findFirst();
  }

  private static long number(Map<String, Object> members, String name, long otherwise) {
    return members.get(name) instanceof Long number ? number : otherwise;
  }

  private static void fail(String text) {
    throw new IllegalArgumentException(text);
  }
}
