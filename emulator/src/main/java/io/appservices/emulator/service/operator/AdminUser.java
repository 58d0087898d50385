package io.appservices.emulator.service.operator;

import org.bson.types.ObjectId;

/**
 * The operator of the Admin API.
 *
 * @param domainId what stands in its tokens, so that no app takes them for its own
 * @param groupId the group that it owns
 */
public record AdminUser(
    ObjectId id, ObjectId domainId, ObjectId providerId, String email, ObjectId groupId) {}
