package io.appservices.emulator.http.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.CallFilter;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.RouteNode;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.control.fault.FaultInjection;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.data.DataOutage;
import io.appservices.emulator.service.fault.FaultScope;
import io.appservices.emulator.service.fault.FaultService;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls that nobody filters or observes pay nothing for those who could. */
class IdleCallChainTest {

  private static final int CALLS = 100_000;

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final FaultService faults = new FaultService();
  private final CallChain chain =
      new CallChain(new EmulatorClock(), new FaultInjection(faults, new DataOutage()));
  private final Call call = new Call(null, Optional.empty());

  IdleCallChainTest() {
    Route<?> row = Route.get("/ok", Access.OPEN, called -> Reply.empty(204)).withOperation("ok");
    call.matched(new Routing.Match(new RouteNode.Target(null, row, new String[0]), new String[0]));
  }

  @Test
  void allocatesNothingAndReadsNoClock() {
    pass();
    assertThat(allocatedByAPass()).isLessThan(CALLS);
    assertThat(call.notes().isObserved()).isFalse();
  }

  @Test
  void isIdleAgainWhenTheLastObserverIsRemoved() {
    chain.add((CallObserver) answered -> {}).close();
    chain.add(new CallFilter() {}).close();
    pass();
    assertThat(allocatedByAPass()).isLessThan(CALLS);
    assertThat(call.notes().isObserved()).isFalse();
  }

  @Test
  void isIdleAgainWhenTheLastFaultIsRemoved() {
    FaultScope all =
        new FaultScope(
            Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    faults.add(Fault.maintenance(), all);
    faults.remove(fault -> true);
    pass();
    assertThat(allocatedByAPass()).isLessThan(CALLS);
  }

  private long allocatedByAPass() {
    long before = threads.getCurrentThreadAllocatedBytes();
    pass();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** All that the chain does for calls, so often that one byte for each would show. */
  private void pass() {
    for (int i = 0; i < CALLS; i++) {
      chain.begin(call);
      chain.beforeAccess(call);
      chain.fault(call);
      chain.beforeHandler(call);
      chain.answered(call, 200);
    }
  }
}
