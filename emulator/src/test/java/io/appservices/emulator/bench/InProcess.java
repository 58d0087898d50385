package io.appservices.emulator.bench;

import com.sun.management.OperatingSystemMXBean;
import io.appservices.emulator.AppServicesEmulator;
import java.lang.management.ManagementFactory;

/** Measures emulators in a fresh JVM of its own, as a test would embed them. */
public final class InProcess {

  /** How many figures a run for the start prints, one a line. */
  static final int FIGURES = 7;

  private static final int STARTS = 20;
  private static final int APPS = 50;
  private static final int USERS = 100_000;

  private InProcess() {}

  public static void main(String[] args) {
    if (args[0].equals("heap")) {
      System.out.println(heapPerUser());
      return;
    }
    double[] first = cycle();
    double[] second = cycle();
    double[] last = second;
    for (int i = 2; i < STARTS; i++) {
      last = cycle();
    }
    for (double figure :
        new double[] {first[0], second[0], second[1], last[0], last[1], newApp(), second[2]}) {
      System.out.println(figure);
    }
  }

  /** Milliseconds from the start to the first answer, and of the close, and of processor time. */
  private static double[] cycle() {
    long processor = processorNanos();
    long start = System.nanoTime();
    AppServicesEmulator emulator = AppServicesEmulator.start();
    try (Connection connection = new Connection(emulator.port())) {
      connection.exchange(Requests.LOCATION, 200);
    }
    long answered = System.nanoTime();
    emulator.close();
    long closed = System.nanoTime();
    return new double[] {
      (answered - start) / 1e6, (closed - answered) / 1e6, (processorNanos() - processor) / 1e6
    };
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Milliseconds for an app, made one at a time. */
  private static double newApp() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      double[] times = new double[APPS];
      for (int i = 0; i < APPS; i++) {
        long start = System.nanoTime();
        emulator.newApp("app" + i);
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      return Results.median(times);
    }
  }

  private static double heapPerUser() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      create(emulator, "warm-up", 1_000);
      long before = live();
      create(emulator, "user", USERS);
      return (live() - before) / 1024.0 / USERS;
    }
  }

  private static void create(AppServicesEmulator emulator, String name, int count) {
    for (int i = 0; i < count; i++) {
      emulator.app().createUser(name + "-" + i + "@example.com", "password1");
    }
  }

  private static long live() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
