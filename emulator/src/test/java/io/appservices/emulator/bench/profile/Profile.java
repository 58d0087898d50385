package io.appservices.emulator.bench.profile;

import static java.util.Comparator.comparing;
import static java.util.Map.Entry.comparingByKey;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** Where the processor time of one kind of request goes, from the recordings of some processes. */
final class Profile {

  /** What a thread was busy with. */
  enum Kind {
    JAVA("compiled and interpreted Java"),
    KERNEL("kernel, called by it"),
    COMPILERS("compilers"),
    COLLECTIONS("garbage collections"),
    REST("recording and others");

    final String text;

    Kind(String text) {
      this.text = text;
    }

    /** What a thread does in user mode, by its name as Linux cuts it off. */
    static Kind of(String thread) {
      if (thread.matches("C[12] Compiler.*|Sweeper.*")) {
        return COMPILERS;
      }
      if (thread.equals("VM Thread")) {
        return COLLECTIONS;
      }
      return thread.matches("(JFR|VM|Attach) .*") ? REST : JAVA;
    }
  }

  /** A method, and the nearest of the project that called it, most often; empty for none. */
  record Method(String name, String caller, int samples) {}

  private static final String OURS = "io.appservices.";
  private static final String WAITING = "EPoll\\.wait|Net\\.accept";

  private final Map<String, Map<String, Integer>> callersByMethod = new HashMap<>();
  private final Map<String, Integer> natives = new HashMap<>();
  private final Map<Kind, Long> ticks = new EnumMap<>(Kind.class);
  private Duration young = Duration.ZERO;
  private Duration full = Duration.ZERO;
  private Duration recorded = Duration.ZERO;

  void add(RecordedEvent event) {
    if (event.getEventType().getName().equals("jdk.GarbageCollection")) {
      Duration pauses = event.getDuration("sumOfPauses");
      if (event.getString("name").endsWith("Old")) {
        full = full.plus(pauses);
      } else {
        young = young.plus(pauses);
      }
    } else if (event.getStackTrace() != null && !event.getStackTrace().getFrames().isEmpty()) {
      List<RecordedFrame> frames = event.getStackTrace().getFrames();
      String method = name(frames.get(0));
      if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
        String caller =
            frames.stream()
                .skip(1)
                .filter(Profile::isOurs)
                .findFirst()
                .map(Profile::name)
                .orElse("");
        callersByMethod
            .computeIfAbsent(method, m -> new HashMap<>())
            .merge(caller, 1, Integer::sum);
      } else if (!method.matches(WAITING)) {
        natives.merge(method, 1, Integer::sum);
      }
    }
  }

  /** Adds what a thread did, in ticks of the kernel. */
  void add(Kind kind, long user, long system) {
    ticks.merge(kind, user, Long::sum);
    ticks.merge(kind == Kind.JAVA ? Kind.KERNEL : kind, system, Long::sum);
  }

  /** Adds to the time by the clock that all of it took. */
  void add(Duration time) {
    recorded = recorded.plus(time);
  }

  int samples() {
    return callersByMethod.values().stream().mapToInt(Profile::sum).sum();
  }

  /** The methods that were on top of the stack most often. */
  List<Method> methods(int count) {
    return callersByMethod.entrySet().stream()
        .map(e -> new Method(e.getKey(), mostFrequent(e.getValue()), sum(e.getValue())))
        .sorted(comparing((Method m) -> -m.samples).thenComparing(Method::name))
        .limit(count)
        .toList();
  }

  String shareOfSamples(Method method) {
    return percent(method.samples, samples());
  }

  /** Of the processor time of the process. */
  String share(Kind kind) {
    long all = ticks.values().stream().mapToLong(Long::longValue).sum();
    return percent(ticks.getOrDefault(kind, 0L), all);
  }

  /** How long collections of young objects stopped all threads, of the time by the clock. */
  String youngPauses() {
    return percent(young.toNanos(), recorded.toNanos());
  }

  /** How long collections of all objects stopped all threads, of the time by the clock. */
  String fullPauses() {
    return percent(full.toNanos(), recorded.toNanos());
  }

  /** Of the samples in native methods that do not wait for a request. */
  String shareOfNatives(String method) {
    return percent(natives.getOrDefault(method, 0), sum(natives));
  }

  /** The native method that was sampled most often, but for those that wait. */
  String mostFrequentNative() {
    return natives.isEmpty() ? "" : mostFrequent(natives);
  }

  private static String mostFrequent(Map<String, Integer> counts) {
    Map.Entry<String, Integer> most =
        counts.entrySet().stream()
            .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(comparingByKey()))
            .orElseThrow();
    return most.getKey();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String percent(long part, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * part / all);
  }

  /** Classes that Java makes of lambdas stand for nothing that anybody wrote. */
  private static boolean isOurs(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.startsWith(OURS) && !type.contains("$$Lambda");
  }

  /** Class and method, with a lambda named after the method that it stands in. */
  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    String method = frame.getMethod().getName().replaceFirst("lambda\\$(\\w+)\\$\\d+", "$1");
    return type.substring(type.lastIndexOf('.') + 1) + "." + method;
  }
}
