package io.appservices.emulator.http.control.fault;

import io.appservices.emulator.http.CallNotes;
import io.appservices.emulator.service.fault.FaultService;
import io.appservices.emulator.service.fault.FaultService.Met;
import io.appservices.emulator.service.fault.OrderedFault;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A mark that data sources are out of reach for a call. It is settled, and counted, when the call
 * first reaches for data: calls that never do meet no such fault.
 */
final class CallOutage implements BooleanSupplier {

  private final FaultService faults;
  private final List<OrderedFault> ordered;
  private final CallNotes notes;
  private Optional<Boolean> settled = Optional.empty();

  CallOutage(FaultService faults, List<OrderedFault> ordered, CallNotes notes) {
    this.faults = faults;
    this.ordered = ordered;
    this.notes = notes;
  }

  @Override
  public synchronized boolean getAsBoolean() {
    if (settled.isEmpty()) {
      settled = Optional.of(meets());
    }
    return settled.get();
  }

  private boolean meets() {
    for (OrderedFault fault : ordered) {
      Optional<Met> met = faults.meet(fault);
      if (met.isPresent()) {
        notes.meets(fault.mark());
        return true;
      }
    }
    return false;
  }
}
