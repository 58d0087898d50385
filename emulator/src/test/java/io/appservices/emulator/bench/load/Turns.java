package io.appservices.emulator.bench.load;

import static io.appservices.emulator.bench.result.Results.median;

import io.appservices.emulator.bench.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Servers that are driven in turns with the same kind of request, so that what else the machine
 * does meets all of them.
 */
public final class Turns {

  /** One server and how it is asked for one thing. */
  public record Load(int port, int status, Supplier<byte[]> requests) {

    /** Keeps the server busy, and returns how many requests it answered in a second. */
    public double warmUp(double seconds) {
      return ClosedLoop.forSeconds(port, seconds, status, requests);
    }
  }

  /** What the rounds with one server came to. */
  public record Measured(double[] rates, double[] p99s) {

    /** Requests a second. */
    public double rate() {
      return median(rates);
    }

    /** Milliseconds in which 99 % of the requests were answered. */
    public double p99() {
      return median(p99s);
    }

    /** How many times the rate of another, by round. */
    public double rateTo(Measured other) {
      return median(Results.ratios(rates, other.rates));
    }

    /** How many times the 99th percentile of another, by round. */
    public double p99To(Measured other) {
      return median(Results.ratios(p99s, other.p99s));
    }

    @Override
    public String toString() {
      return Math.round(rate()) + "/s, 99 % in " + Results.number(p99()) + " ms";
    }
  }

  private static final double FIRST_SECONDS = 0.5;

  private Turns() {}

  /**
   * Drives servers that are warm.
   *
   * @param seconds about how long each turn takes
   */
  public static List<Measured> drive(List<Load> loads, int rounds, double seconds) {
    List<Measured> measured = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Load load : loads) {
      measured.add(new Measured(new double[rounds], new double[rounds]));
      counts.add((int) (load.warmUp(FIRST_SECONDS) * seconds) + ClosedLoop.CONNECTIONS);
    }
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < loads.size(); turn++) {
        int which = (turn + round) % loads.size();
        Load load = loads.get(which);
        DialogLoop.Measured one =
            DialogLoop.run(
                load.port(), counts.get(which), () -> Dialog.of(load.status(), load.requests()));
        measured.get(which).rates()[round] = one.rate();
        measured.get(which).p99s()[round] = one.p99Millis();
      }
    }
    return measured;
  }
}
