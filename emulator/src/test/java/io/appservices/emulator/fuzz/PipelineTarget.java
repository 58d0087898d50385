package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static io.appservices.emulator.fuzz.Target.requireNoInsides;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * Aggregation pipelines, queries and updates on a data source. The first byte says which; the rest
 * is Extended JSON.
 */
final class PipelineTarget implements Target {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Remote remote = Remote.embedded(LIMIT);

  PipelineTarget() {
    // Jazzer instruments what the first calls load, which may take longer than a call may.
    for (int left = 20; !isFilled(); left--) {
      require(left > 0, "no call ends in time");
    }
  }

  private boolean isFilled() {
    try {
      fill();
      return true;
    } catch (AppServicesException e) {
      return false;
    }
  }

  private void fill() {
    remote.call("deleteMany", "query", new Document());
    remote.call(
        "insertMany",
        "documents",
        List.of(
            new Document("_id", 1)
                .append("n", 7)
                .append("decimal", Decimal128.parse("1.5"))
                .append("text", "seven")
                .append("date", new Date(0))
                .append("nothing", null)
                .append("list", Arrays.asList(1, "a", null, new Document("a", 1))),
            new Document("_id", 2).append("n", 1L << 40).append("list", List.of())));
  }

  @Override
  public void accept(byte[] input) {
    if (input.length < 2) {
      return;
    }
    Object value;
    try {
      value = Ejson.parse(Arrays.copyOfRange(input, 1, input.length));
    } catch (EjsonException e) {
      return;
    }
    try {
      call(input[0] & 3, value);
    } catch (AppServicesException e) {
      requireNoInsides(e.getMessage(), input);
    }
  }

  private void call(int kind, Object value) {
    switch (kind) {
      case 0 -> remote.call("find", "query", value, "sort", new Document("n", 1));
      case 3 -> {
        remote.call("updateMany", "query", new Document(), "update", value);
        fill();
      }
      default -> remote.call("aggregate", "pipeline", value);
    }
  }

  @Override
  public void close() {
    remote.close();
  }
}
