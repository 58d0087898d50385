package io.appservices.emulator.http;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ListenerList;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The filters and observers of a server's calls, and the faults that tests ordered. They can be
 * added and removed at any time, from any thread. While there are none, a call costs a look-up of
 * an empty list for each kind of them, and no memory.
 *
 * <p>What is no HTTP, and therefore refused before there is a request, is no call.
 */
public final class CallChain {

  private final EmulatorClock clock;
  private final CallFaults faults;
  private final CallGate gate = new CallGate();
  private final ServerLoad load = new ServerLoad();
  private final ListenerList<CallFilter> filters = new ListenerList<>("calls before their answer");
  private final ListenerList<CallObserver> observers = new ListenerList<>("answered calls");

  /** Makes a chain without filters, observers and faults. */
  public CallChain(EmulatorClock clock) {
    this(clock, CallFaults.NONE);
  }

  /** Makes a chain without filters and observers. */
  public CallChain(EmulatorClock clock, CallFaults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** Returns the gate that all calls pass through. */
  public CallGate gate() {
    return gate;
  }

  /** Returns how busy the server of these calls is. */
  public ServerLoad load() {
    return load;
  }

  /** Adds a filter, which is asked after those that are there. */
  public ListenerRegistration add(CallFilter filter) {
    return filters.add(filter);
  }

  /** Adds an observer, which is told of all calls that arrive from now on. */
  public ListenerRegistration add(CallObserver observer) {
    return observers.add(observer);
  }

  /** Records the start time of the call, if there is an observer. */
  public void begin(Call call) {
    if (!observers.isEmpty()) {
      call.notes().began(clock.instant(), System.nanoTime());
    }
  }

  public Optional<Reply> beforeAccess(Call call) {
    return ask(call, CallFilter::beforeAccess);
  }

  public Optional<Reply> beforeHandler(Call call) {
    return ask(call, CallFilter::beforeHandler);
  }

  /** Returns what is wrong with a call of a row; to be asked once, after the row's access. */
  public Optional<CallFault> fault(Call call) {
    return faults.of(call);
  }

  public void answered(Call call, int status) {
    if (call.notes().isObserved()) {
      AnsweredCall answered = call.notes().answered(status, System.nanoTime());
      observers.forEach(CallObserver::answered, answered);
    }
  }

  public void streamEnded(Call call, int status) {
    if (call.notes().isObserved()) {
      AnsweredCall answered = call.notes().answered(status, System.nanoTime());
      observers.forEach(CallObserver::streamEnded, answered);
    }
  }

  private Optional<Reply> ask(Call call, BiFunction<CallFilter, Call, Optional<Reply>> question) {
    if (filters.isEmpty()) {
      return Optional.empty();
    }
    return filters.firstAnswer(
        filter -> {
          Optional<Reply> answer = question.apply(filter, call);
          if (answer.flatMap(Reply::writer).isPresent()) {
            throw new IllegalStateException("a filter must not answer a stream");
          }
          return answer;
        });
  }
}
