package io.appservices.emulator;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.service.fault.OrderedFault;
import java.util.List;
import java.util.Optional;

/**
 * The faults that were ordered, for one app or for the whole emulator. Those that a test orders
 * through what {@code @AppServicesTest} gives it end with the test. Safe to use from any thread.
 */
public final class Faults {

  private final Wiring wiring;
  private final Registrations registrations;
  private final Optional<EmulatedApp> app;

  Faults(Wiring wiring, Registrations registrations, Optional<EmulatedApp> app) {
    this.wiring = wiring;
    this.registrations = registrations;
    this.app = app;
  }

  /**
   * Adds a fault, which calls meet from now on. Added to an app it meets calls about that app;
   * added to the emulator, and without {@link Fault#app}, it meets calls of whomever, so also those
   * of other tests that use the emulator.
   *
   * @throws IllegalArgumentException if something is missing or does not go together, if it names
   *     another app, or if no call can match it: an unknown operation, an operation without a user
   *     and the like
   * @throws IllegalStateException if there are 1 000 faults already
   */
  public FaultHandle add(Fault fault) {
    OrderedFault added = wiring.faultOrders.add(app.map(own -> of(own, fault)).orElse(fault));
    return new FaultHandle(
        added, registrations.keep(() -> wiring.faults.remove(other -> other == added)));
  }

  private static Fault of(EmulatedApp own, Fault fault) {
    Object named = fault.members().getOrDefault("app", own.clientAppId());
    if (!named.equals(own.clientAppId())) {
      throw new IllegalArgumentException(
          "a fault of app '" + own.clientAppId() + "' cannot be for app '" + named + "'");
    }
    return fault.app(own.clientAppId());
  }

  /** Returns the faults in the order in which they were added, also those that are used up. */
  public List<FaultHandle> list() {
    return wiring.faults.list(this::isInScope).stream()
        .map(fault -> new FaultHandle(fault, () -> wiring.faults.remove(other -> other == fault)))
        .toList();
  }

  /** Removes all faults of the app; those of the emulator: all that there are. */
  public void clear() {
    wiring.faults.remove(this::isInScope);
  }

  private boolean isInScope(OrderedFault fault) {
    return app.isEmpty()
        || fault.appId().filter(id -> id.toHexString().equals(app.get().id())).isPresent();
  }
}
