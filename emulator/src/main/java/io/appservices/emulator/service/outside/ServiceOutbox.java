package io.appservices.emulator.service.outside;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.api.ServiceCall;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.NeutralValues;
import io.appservices.emulator.runtime.EmulatorClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what functions sent to services that are not emulated, the newest {@value #CAPACITY} calls,
 * and has the answers that tests want them to get.
 */
public final class ServiceOutbox {

  /** The number of calls kept; older ones are dropped. */
  public static final int CAPACITY = 1_000;

  private record Action(ObjectId appId, String service, String action) {}

  private final EmulatorClock clock;
  private final Deque<ServiceCall> calls = new ArrayDeque<>();
  private final Map<Action, JavaFunction> answers = new ConcurrentHashMap<>();

  public ServiceOutbox(EmulatorClock clock) {
    this.clock = clock;
  }

  /**
   * Sets what answers an action, in place of the empty document that all others are answered.
   *
   * @param action such as {@code send}, or {@code ses.SendEmail} of AWS
   */
  public void answer(ObjectId appId, String service, String action, JavaFunction answer) {
    answers.put(
        new Action(
            appId,
            Objects.requireNonNull(service, "service"),
            Objects.requireNonNull(action, "action")),
        Objects.requireNonNull(answer, "answer"));
  }

  /** Returns whether a test has set what answers an action. */
  boolean answers(App app, String service, String action) {
    return answers.containsKey(new Action(app.id(), service, action));
  }

  /**
   * Keeps a call.
   *
   * @param request {@code region} and {@code arguments}
   * @return its answer, as documents hold it
   * @throws FunctionFailedException if the answer is an error
   */
  @Nullable Object call(App app, String service, String type, String action, Document request)
      throws FunctionFailedException {
    List<Object> arguments = request.getList("arguments", Object.class);
    String region = request.get("region") instanceof String named ? named : "";
    keep(
        new ServiceCall(
            app.clientAppId(),
            service,
            type,
            action,
            region,
            NeutralValues.list(arguments),
            clock.instant()));
    JavaFunction answer = answers.get(new Action(app.id(), service, action));
    return answer == null ? new Document() : JavaFunctions.call(answer, arguments);
  }

  private void keep(ServiceCall call) {
    synchronized (calls) {
      if (calls.size() == CAPACITY) {
        calls.removeFirst();
      }
      calls.addLast(call);
    }
  }

  /** Returns the calls that meet a condition, oldest first. */
  public List<ServiceCall> list(Predicate<ServiceCall> wanted) {
    synchronized (calls) {
      return calls.stream().filter(wanted).toList();
    }
  }

  /** Forgets the calls that meet a condition. */
  public void clear(Predicate<ServiceCall> unwanted) {
    synchronized (calls) {
      calls.removeIf(unwanted);
    }
  }

  /** Forgets the answers of an app that was deleted. */
  public void drop(ObjectId appId) {
    answers.keySet().removeIf(action -> action.appId().equals(appId));
  }
}
