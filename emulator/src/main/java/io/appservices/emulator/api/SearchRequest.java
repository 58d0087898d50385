package io.appservices.emulator.api;

import java.util.Map;

/**
 * A search of Atlas Search that a pipeline begins with, for the code of a test to answer.
 *
 * @param dataSource the name of the data source
 * @param stage {@code $search}, {@code $searchMeta} or {@code $vectorSearch}
 * @param definition what the stage says, in the types of {@link JavaFunction}
 */
public record SearchRequest(
    String dataSource,
    String database,
    String collection,
    String stage,
    Map<String, Object> definition) {}
