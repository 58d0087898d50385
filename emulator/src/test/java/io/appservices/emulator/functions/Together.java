package io.appservices.emulator.functions;

import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Calls that are made at the same time. */
final class Together {

  private Together() {}

  /** Makes a call so many times at once; the answers, when all have come. */
  static List<Response> call(int times, Supplier<Response> call) {
    return begin(times, call).stream().map(CompletableFuture::join).toList();
  }

  /** Makes a call so many times at once, and waits for no answer. */
  static List<CompletableFuture<Response>> begin(int times, Supplier<Response> call) {
    return IntStream.range(0, times)
        .mapToObj(
            i ->
                CompletableFuture.supplyAsync(
                    call, task -> new Thread(task, "together-" + i).start()))
        .toList();
  }
}
