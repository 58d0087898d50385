package io.appservices.emulator.service.event;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.types.ObjectId;

/**
 * The locks that keep the events of each user in order: fewer than users, so that two users may
 * have to wait for each other. Safe to use from any thread.
 */
final class UserOrders {

  @SuppressWarnings("serial")
  private static final class Stripe extends ReentrantLock implements UserEvents.Order {
    @Override
    public void end() {
      unlock();
    }
  }

  private static final int STRIPES = 256;

  private final Stripe[] stripes = new Stripe[STRIPES];

  UserOrders() {
    Arrays.setAll(stripes, n -> new Stripe());
  }

  /**
   * Waits for what is happening to the user, and begins the next thing. Nothing of another user may
   * be happening on this thread: two threads could wait for each other.
   */
  UserEvents.Order begin(ObjectId id) {
    Stripe stripe = stripes[Math.floorMod(id.hashCode(), STRIPES)];
    assert Arrays.stream(stripes)
            .noneMatch(other -> other != stripe && other.isHeldByCurrentThread())
        : "the order of another user is not ended";
    stripe.lock();
    return stripe;
  }
}
