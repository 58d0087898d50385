package io.appservices.emulator.http;

/** Who may call a route. Asked before the handler, and before the body is read. */
@FunctionalInterface
public interface Access {

  /** Everybody may. */
  Access OPEN = call -> {};

  /**
   * Returns if the caller may; what it found out about the caller it leaves on the call with {@link
   * Call#put}.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the caller may not
   */
  void admit(Call call);
}
