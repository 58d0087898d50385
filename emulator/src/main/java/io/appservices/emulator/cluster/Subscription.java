package io.appservices.emulator.cluster;

/**
 * An open stream of change events. The consumers are called by one thread of the stream, in the
 * order of the changes.
 */
public interface Subscription extends AutoCloseable {

  /** Ends the stream; afterwards no consumer is called any more, unless this is called by one. */
  @Override
  void close();
}
