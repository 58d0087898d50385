package io.appservices.emulator.assembly;

import io.appservices.emulator.cluster.durable.DurableDataSources;
import io.appservices.emulator.storage.Storage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The storage and the data of an emulator.
 *
 * @param documents what keeps the documents of embedded data sources; null if they end with the
 *     process. It is closed with the storage.
 */
public record KeptState(Storage storage, @Nullable DurableDataSources documents) {

  public KeptState {
    Objects.requireNonNull(storage);
  }

  /** Returns a state whose data sources are in memory. */
  public static KeptState of(Storage storage) {
    return new KeptState(storage, null);
  }
}
