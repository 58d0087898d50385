package io.appservices.emulator.api.fault;

/**
 * The fault that a request met.
 *
 * @param id of the fault
 * @param kind what the fault did
 */
public record RequestFault(String id, FaultKind kind) {}
