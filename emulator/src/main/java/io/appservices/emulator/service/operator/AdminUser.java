package io.appservices.emulator.service.operator;

import org.bson.types.ObjectId;

/**
 * The operator of the Admin API.
 *
 * @param domainId the domain in its tokens, so that no app accepts them as its own
 * @param groupId the group that it owns
 */
public record AdminUser(
    ObjectId id, ObjectId domainId, ObjectId providerId, String email, ObjectId groupId) {}
