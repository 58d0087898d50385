package io.appservices.emulator.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserOrdersTest {

  private static final int ROUNDS = 2_000;

  private final UserOrders orders = new UserOrders();
  private final List<ObjectId> users =
      IntStream.range(0, 300).mapToObj(UserOrdersTest::id).toList();

  private static ObjectId id(int number) {
    return new ObjectId(String.format("%024x", number));
  }

  @Test
  void aUserOfSeveralWaitsUntilAllHaveEnded() {
    List<String> happened = new CopyOnWriteArrayList<>();
    for (ObjectId user : users.subList(0, 20)) {
      happened.clear();
      UserEvents.Order all = orders.beginAll(users);
      CountDownLatch started = new CountDownLatch(1);
      Future<Boolean> one =
          Race.start(
              () -> {
                started.countDown();
                UserEvents.Order order = orders.begin(user);
                happened.add("one");
                order.end();
                return true;
              });
      Race.join(Race.start(() -> started.await(20, TimeUnit.SECONDS)));
      happened.add("all");
      all.end();
      assertThat(Race.join(one)).isTrue();
      assertThat(happened).containsExactly("all", "one");
    }
  }

  @Test
  void manyThatTakeSeveralInAnyOrderNeverWaitForEachOtherInARing() {
    List<ObjectId> backwards = new ArrayList<>(users);
    Collections.reverse(backwards);
    assertThat(
            Race.of(
                List.<Callable<Boolean>>of(
                    () -> takes(users), () -> takes(backwards), () -> takes(users.subList(9, 90)))))
        .containsOnly(true);
  }

  @Test
  void twoUsersNeedNotWaitForEachOther() {
    UserEvents.Order one = orders.begin(id(1));
    Future<Boolean> other =
        Race.start(
            () -> {
              orders.begin(id(2)).end();
              return true;
            });
    assertThat(Race.join(other)).isTrue();
    one.end();
  }

  private boolean takes(List<ObjectId> some) {
    for (int round = 0; round < ROUNDS; round++) {
      orders.beginAll(some).end();
      orders.begin(some.get(round % some.size())).end();
    }
    return true;
  }
}
