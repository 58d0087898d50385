package io.appservices.emulator.http.control.metrics;

import java.util.Locale;

/**
 * Writes metrics in the text format of Prometheus, version 0.0.4. All samples of a metric have to
 * follow its head. Not safe for use by several threads.
 */
public final class PrometheusText {

  /** The content type of the format. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double LARGEST_WHOLE = 1L << 53;

  private final StringBuilder text = new StringBuilder(4096);
  private String name = "";

  /** Begins a metric that goes up and down. */
  public PrometheusText gauge(String metric, String help) {
    return head(metric, help, "gauge");
  }

  /** Begins a metric that only grows while the process lives; its name ends with {@code _total}. */
  public PrometheusText counter(String metric, String help) {
    return head(metric, help, "counter");
  }

  private PrometheusText head(String metric, String help, String type) {
    name = metric;
    text.append("# HELP ").append(metric).append(' ');
    text.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
    return this;
  }

  /**
   * Adds a sample of the metric.
   *
   * @param labels names and values in turn
   */
  public PrometheusText sample(double value, String... labels) {
    text.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      text.append(escaped(labels[i + 1])).append('"');
    }
    text.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
    return this;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    return whole ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
