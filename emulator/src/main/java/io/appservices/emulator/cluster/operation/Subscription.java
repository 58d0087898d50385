package io.appservices.emulator.cluster.operation;

/**
 * An open stream of change events. The consumers are called by one thread of the stream, in the
 * order of the changes.
 */
public interface Subscription extends AutoCloseable {

  /**
   * Ends the stream, and interrupts a consumer that is being called and waits. Afterwards no
   * consumer is called any more. A consumer may call this too.
   */
  @Override
  void close();
}
