package io.appservices.emulator.bench.server;

import com.sun.management.OperatingSystemMXBean;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.result.Results;
import io.javalin.Javalin;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures emulators in a fresh JVM of its own, as a test would embed them. */
public final class InProcess {

  /** What a run for the start prints, one figure a line, in this order. */
  public enum Figure {
    FIRST,
    SECOND,
    SECOND_CLOSE,
    SECOND_PROCESSOR,
    LATER,
    LATER_CLOSE,
    LATER_PROCESSOR,
    BARE,
    BARE_CLOSE,
    NEW_APP
  }

  private static final int STARTS = 20;
  private static final int APPS = 50;
  private static final int USERS = 100_000;

  private InProcess() {}

  public static void main(String[] args) {
    if (args[0].equals("heap")) {
      System.out.println(heapPerUser(args.length > 1 ? Integer.parseInt(args[1]) : USERS));
      return;
    }
    double[] first = cycle(new Emulator());
    double[] second = cycle(new Emulator());
    double[][] later = new double[3][STARTS];
    double[][] bare = new double[3][STARTS];
    for (int i = 0; i < STARTS; i++) {
      note(cycle(new Emulator()), later, i);
    }
    // Once more than is counted: what came before was another program.
    cycle(new Bare());
    for (int i = 0; i < STARTS; i++) {
      note(cycle(new Bare()), bare, i);
    }
    EnumMap<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.FIRST, first[0]);
    figures.put(Figure.SECOND, second[0]);
    figures.put(Figure.SECOND_CLOSE, second[1]);
    figures.put(Figure.SECOND_PROCESSOR, second[2]);
    figures.put(Figure.LATER, Results.median(later[0]));
    figures.put(Figure.LATER_CLOSE, Results.median(later[1]));
    figures.put(Figure.LATER_PROCESSOR, Results.median(later[2]));
    figures.put(Figure.BARE, Results.median(bare[0]));
    figures.put(Figure.BARE_CLOSE, Results.median(bare[1]));
    figures.put(Figure.NEW_APP, newApp());
    figures.values().forEach(System.out::println);
  }

  private static void note(double[] cycle, double[][] all, int at) {
    for (int i = 0; i < cycle.length; i++) {
      all[i][at] = cycle[i];
    }
  }

  /** A server that is started, asked once, and closed. */
  private interface Started {
    int start();

    byte[] request();

    void close();
  }

  private static final class Emulator implements Started {

    private @Nullable AppServicesEmulator emulator;

    @Override
    public int start() {
      emulator = AppServicesEmulator.start();
      return emulator.port();
    }

    @Override
    public byte[] request() {
      return Requests.LOCATION;
    }

    @Override
    public void close() {
      Objects.requireNonNull(emulator).close();
    }
  }

  private static final class Bare implements Started {

    private @Nullable Javalin server;

    @Override
    public int start() {
      server = BareServer.create();
      return server.start("127.0.0.1", 0).port();
    }

    @Override
    public byte[] request() {
      return BareServer.REQUEST;
    }

    @Override
    public void close() {
      Objects.requireNonNull(server).stop();
    }
  }

  /** Milliseconds from the start to the first answer, and of the close, and of processor time. */
  private static double[] cycle(Started server) {
    long processor = processorNanos();
    long start = System.nanoTime();
    int port = server.start();
    try (Connection connection = new Connection(port)) {
      connection.exchange(server.request(), 200);
    }
    long answered = System.nanoTime();
    server.close();
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

  private static double heapPerUser(int users) {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      create(emulator, "warm-up", 1_000);
      long before = live();
      create(emulator, "user", users);
      return (live() - before) / 1024.0 / users;
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
