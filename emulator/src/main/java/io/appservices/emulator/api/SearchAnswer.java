package io.appservices.emulator.api;

import java.util.List;
import java.util.Map;

/** Answers searches in the place of Atlas Search, which the emulator does not have. */
@FunctionalInterface
public interface SearchAnswer {

  /**
   * Returns what is found, in its order, on a thread of the emulator. The rest of the pipeline goes
   * on with these documents.
   *
   * @return documents in the types of {@link JavaFunction}, which need not be in the collection
   * @throws Exception to fail the operation; its message is what the caller is told
   */
  List<? extends Map<String, ?>> find(SearchRequest request) throws Exception;
}
