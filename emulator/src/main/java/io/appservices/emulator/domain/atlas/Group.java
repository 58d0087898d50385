package io.appservices.emulator.domain.atlas;

import java.time.Instant;
import org.bson.types.ObjectId;

/**
 * A group, which Atlas also calls a project: what apps and database users belong to.
 *
 * @param orgId the organization that it belongs to
 * @param clusterCount the number of its clusters
 * @param created when it was made
 */
public record Group(ObjectId id, String name, ObjectId orgId, int clusterCount, Instant created) {}
