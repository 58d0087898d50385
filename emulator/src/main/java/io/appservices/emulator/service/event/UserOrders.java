package io.appservices.emulator.service.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
    Stripe stripe = stripes[index(id)];
    assert Arrays.stream(stripes)
            .noneMatch(other -> other != stripe && other.isHeldByCurrentThread())
        : "the order of another user is not ended";
    stripe.lock();
    return stripe;
  }

  /**
   * Begins the next thing of several users. Nothing may be happening to any user on this thread.
   */
  UserEvents.Order beginAll(Collection<ObjectId> ids) {
    assert Arrays.stream(stripes).noneMatch(Stripe::isHeldByCurrentThread)
        : "the order of a user is not ended";
    // All who take several take them in the same order, so that none waits for another in a ring.
    List<Stripe> all =
        ids.stream()
            .mapToInt(UserOrders::index)
            .sorted()
            .distinct()
            .mapToObj(n -> stripes[n])
            .toList();
    all.forEach(Stripe::lock);
    return () -> all.forEach(Stripe::unlock);
  }

  private static int index(ObjectId id) {
    return Math.floorMod(id.hashCode(), STRIPES);
  }
}
