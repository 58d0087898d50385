package io.appservices.emulator.service;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.SessionUserStore;
import io.appservices.emulator.storage.Storage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Lets the threads of some actors run one at a time: each one stops before every call that it makes
 * to a store of users, accounts or sessions, and before it deletes an app, until it is its turn.
 */
final class Turns {

  private static final Set<String> STORES = Set.of("apps", "users", "registrations", "sessions");
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int NOBODY = -1;

  private final ThreadLocal<Integer> actor = new ThreadLocal<>();
  private final ThreadLocal<Boolean> inCall = ThreadLocal.withInitial(() -> false);
  private final List<Integer> waiting = new ArrayList<>();
  private IntUnaryOperator choose;
  private int running;
  private int turn = NOBODY;

  /** The same storage, whose calls wait for their turn. */
  Storage watch(Storage storage) {
    return proxy(
        Storage.class,
        (self, method, args) -> {
          if (method.getName().equals("sessionUsers")) {
            Storage watched = (Storage) self;
            return SessionUserStore.of(watched.sessions(), watched.users());
          }
          if (method.getName().equals("logins")) {
            return LoginStore.of((Storage) self);
          }
          Object result = method.invoke(storage, args);
          return STORES.contains(method.getName()) ? watch(method.getReturnType(), result) : result;
        });
  }

  /**
   * Runs the actors to their ends.
   *
   * @param choose told how many can go on, says which of them does
   * @return their answers in their order, empty for those that were refused
   */
  <T> List<Optional<T>> run(List<Callable<T>> actors, IntUnaryOperator choose) {
    running = actors.size();
    this.choose = choose;
    List<Future<Optional<T>>> futures =
        IntStream.range(0, actors.size())
            .mapToObj(number -> Race.start(() -> act(number, actors.get(number))))
            .toList();
    return futures.stream().map(Race::join).toList();
  }

  /** Does something in one step, however many calls it makes. */
  <T> T step(Callable<T> action) throws Exception {
    stop();
    inCall.set(true);
    try {
      return action.call();
    } finally {
      inCall.set(false);
    }
  }

  private <T> Optional<T> act(int number, Callable<T> action) throws Exception {
    actor.set(number);
    try {
      return Optional.of(action.call());
    } catch (AppServicesException refusal) {
      return Optional.empty();
    } finally {
      actor.remove();
      passOn();
    }
  }

  private Object watch(Class<?> store, Object target) {
    return proxy(
        store,
        (self, method, args) -> {
          if (actor.get() == null || inCall.get() || !counts(store, method.getName())) {
            return method.invoke(target, args);
          }
          stop();
          inCall.set(true);
          try {
            return method.invoke(target, args);
          } finally {
            inCall.set(false);
          }
        });
  }

  private static boolean counts(Class<?> store, String call) {
    return store == AppStore.class ? call.equals("delete") : !call.equals("deleteExpired");
  }

  private synchronized void stop() throws InterruptedException {
    int self = actor.get();
    waiting.add(self);
    passOn();
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (turn != self) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the turn never came");
      }
      wait(PATIENCE_MILLIS);
    }
    turn = NOBODY;
  }

  /** Once all others have stopped too, the turn goes to one of those that wait. */
  private synchronized void passOn() {
    running--;
    if (running == 0 && !waiting.isEmpty()) {
      waiting.sort(null);
      turn = waiting.remove(choose.applyAsInt(waiting.size()));
      running = 1;
      notifyAll();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler unwrapping =
        (self, method, args) -> {
          try {
            return handler.invoke(self, method, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(Turns.class.getClassLoader(), new Class<?>[] {type}, unwrapping));
  }
}
