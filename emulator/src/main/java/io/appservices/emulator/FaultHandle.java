package io.appservices.emulator;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.service.fault.OrderedFault;
import java.util.OptionalLong;

/** A fault that was added. Closing it removes it. Safe to use from any thread. */
public final class FaultHandle implements AutoCloseable {

  private final OrderedFault fault;
  private final ListenerRegistration registration;

  FaultHandle(OrderedFault fault, ListenerRegistration registration) {
    this.fault = fault;
    this.registration = registration;
  }

  /** Returns its id, by which the journal names it. */
  public String id() {
    return fault.id();
  }

  /** Returns what was added. */
  public Fault fault() {
    return fault.fault();
  }

  /** Returns how many calls matched, until it was used up. */
  public long matched() {
    return fault.matched();
  }

  /** Returns how many calls met it. */
  public long applied() {
    return fault.applied();
  }

  /** Returns how many calls more will meet it; empty if {@link Fault#times} was not set. */
  public OptionalLong remaining() {
    return fault.remaining();
  }

  /** Removes the fault; a call that met it already goes on with it. A second close does nothing. */
  @Override
  public void close() {
    registration.close();
  }

  /** Returns the id and what was added. */
  @Override
  public String toString() {
    return "fault " + fault.id() + ": " + fault.fault();
  }
}
