package io.appservices.emulator.cluster.operation;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The changes on a real cluster that are followed.
 *
 * @param database empty for those of all databases
 * @param collection empty for those of all collections; only with a database
 * @param before whether events are to have the document from before, as far as the cluster keeps it
 * @param after the token of the event that they begin behind; null to begin with what comes next
 */
public record FollowRequest(
    String database, String collection, boolean before, @Nullable BsonDocument after) {}
