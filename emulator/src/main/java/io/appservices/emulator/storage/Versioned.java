package io.appservices.emulator.storage;

/**
 * A stored value, and the version that tells whether it is still the stored one.
 *
 * @param version another one after every change of the value; no order is meant
 */
public record Versioned<T>(long version, T value) {}
