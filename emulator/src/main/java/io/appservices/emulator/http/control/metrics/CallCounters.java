package io.appservices.emulator.http.control.metrics;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.CallObserver;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls by operation and status, and refusals by reason. The number of counters does not
 * grow with calls: operations, statuses and reasons are few.
 */
public final class CallCounters implements CallObserver {

  private record Answer(String operation, int status) {

    // Asked for each call; what a record makes of itself is slow until it is well compiled.
    @Override
    public boolean equals(Object other) {
      return other instanceof Answer answer
          && status == answer.status
          && operation.equals(answer.operation);
    }

    @Override
    public int hashCode() {
      return 31 * operation.hashCode() + status;
    }
  }

  private final ConcurrentMap<Answer, LongAdder> answers = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> refusals = new ConcurrentHashMap<>();

  @Override
  public void answered(AnsweredCall call) {
    add(answers, new Answer(call.operation(), call.status()));
    call.refusal().ifPresent(refusal -> add(refusals, reason(refusal)));
  }

  private static <K> void add(ConcurrentMap<K, LongAdder> counters, K key) {
    LongAdder counter = counters.get(key);
    if (counter == null) {
      counter = counters.computeIfAbsent(key, missing -> new LongAdder());
    }
    counter.increment();
  }

  /** Returns a word for a reason; the sentences about them name users and apps. */
  private static String reason(AppServicesException refusal) {
    if (refusal.ordered().isPresent()) {
      return "fault";
    }
    String kind = lower(refusal.kind());
    return refusal
        .sessionEnd()
        .map(end -> lower(end.cause()))
        .or(() -> refusal.code().map(ErrorCode::wireName))
        .orElse(kind);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Writes what was counted. */
  void write(PrometheusText text) {
    text.counter(
        "appservices_requests_total",
        "Answered requests by operation and status; without an operation where none was found.");
    answers.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Answer::operation).thenComparing(Answer::status)))
        .forEach(
            entry ->
                text.sample(
                    (double) entry.getValue().sum(),
                    "operation",
                    entry.getKey().operation(),
                    "status",
                    String.valueOf(entry.getKey().status())));
    text.counter(
        "appservices_refusals_total",
        "Refused requests by reason: the end of a session, an error_code or a kind of error.");
    refusals.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> text.sample((double) entry.getValue().sum(), "reason", entry.getKey()));
  }
}
