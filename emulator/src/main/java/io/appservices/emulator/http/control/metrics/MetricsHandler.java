package io.appservices.emulator.http.control.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import java.util.List;
import java.util.function.Consumer;

/** Tells the metrics of the server, in the text format of Prometheus. */
public final class MetricsHandler {

  private final CallCounters counters;
  private final Runnable count;
  private final List<Consumer<PrometheusText>> sources;

  /**
   * Makes the handler.
   *
   * @param counters the counts of calls
   * @param count begins to count, if that has not begun yet
   * @param sources write all other metrics
   */
  public MetricsHandler(
      CallCounters counters, Runnable count, List<Consumer<PrometheusText>> sources) {
    this.counters = counters;
    this.count = count;
    this.sources = List.copyOf(sources);
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(Route.get("/metrics", Access.OPEN, this::show).as(Work.PROBE));
  }

  private Reply show(Call call) {
    count.run();
    PrometheusText text = new PrometheusText();
    counters.write(text);
    sources.forEach(source -> source.accept(text));
    return Reply.bytes(200, PrometheusText.CONTENT_TYPE, text.toString().getBytes(UTF_8))
        .withHeader("Cache-Control", "no-store");
  }
}
