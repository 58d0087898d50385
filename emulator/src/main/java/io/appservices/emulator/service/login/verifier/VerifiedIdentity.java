package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.storage.ReadUser;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * An identity that somebody proved to have.
 *
 * @param owner the user that it belongs to, where the credentials name it; if that user is gone, so
 *     is the right to log in. Empty where the identity alone decides, and a user is made if none
 *     has it
 * @param user the owner, if it was read with the credentials
 */
public record VerifiedIdentity(
    Identity identity, Optional<ObjectId> owner, Optional<ReadUser> user) {

  public static VerifiedIdentity of(Identity identity) {
    return new VerifiedIdentity(identity, Optional.empty(), Optional.empty());
  }

  public static VerifiedIdentity ownedBy(ObjectId userId, Identity identity) {
    return new VerifiedIdentity(identity, Optional.of(userId), Optional.empty());
  }
}
