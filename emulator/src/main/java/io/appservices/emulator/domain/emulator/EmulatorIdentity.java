package io.appservices.emulator.domain.emulator;

import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * The identity of an emulator, kept over restarts: who knows its tokens and its operator goes on
 * with it.
 *
 * @param signingKey the key that its tokens are signed with
 * @param groupId the group that its operator owns
 * @param organizationId the organization of the group
 * @param operatorId the operator
 * @param domainId the domain in the operator's tokens, so that no app accepts them as its own
 * @param providerId the provider of the operator's identity
 * @param createdAt when it was made, seconds since 1970
 */
public record EmulatorIdentity(
    Binary signingKey,
    ObjectId groupId,
    ObjectId organizationId,
    ObjectId operatorId,
    ObjectId domainId,
    ObjectId providerId,
    long createdAt) {

  /** Returns the identity as it is kept. */
  public Document document() {
    return new Document("signing_key", signingKey)
        .append("group_id", groupId)
        .append("organization_id", organizationId)
        .append("operator_id", operatorId)
        .append("domain_id", domainId)
        .append("provider_id", providerId)
        .append("created_at", createdAt);
  }

  /** Returns the identity that was kept as a document. */
  public static EmulatorIdentity of(Document kept) {
    return new EmulatorIdentity(
        kept.get("signing_key", Binary.class),
        kept.getObjectId("group_id"),
        kept.getObjectId("organization_id"),
        kept.getObjectId("operator_id"),
        kept.getObjectId("domain_id"),
        kept.getObjectId("provider_id"),
        kept.getLong("created_at"));
  }

  /** Omits the key. */
  @Override
  public String toString() {
    return "EmulatorIdentity[" + operatorId.toHexString() + "]";
  }
}
