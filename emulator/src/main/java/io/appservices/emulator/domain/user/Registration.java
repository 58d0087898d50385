package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.ProviderType;
import java.util.Map;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An email/password account. Until it is confirmed it is a pending user; a user is made from it by
 * its first login, by linking it, or at once by an admin.
 *
 * @param id the pending user's {@code _id}, and the id of the local-userpass identity
 * @param email as it was typed: the service compares case and all
 * @param userId the user made from it; null before
 * @param confirmation the link that was sent to confirm it; null if none is outstanding
 * @param reset the link that was sent to set a new password; null if none is outstanding
 */
public record Registration(
    ObjectId id,
    String email,
    PasswordHash password,
    boolean confirmed,
    @Nullable ObjectId userId,
    @Nullable OneTimeToken confirmation,
    @Nullable OneTimeToken reset) {

  public static Registration pending(
      ObjectId id, String email, PasswordHash password, @Nullable OneTimeToken confirmation) {
    return new Registration(id, email, password, false, null, confirmation, null);
  }

  public static Registration confirmed(ObjectId id, String email, PasswordHash password) {
    return new Registration(id, email, password, true, null, null, null);
  }

  public Registration confirm() {
    return new Registration(id, email, password, true, userId, null, reset);
  }

  public Registration withUser(ObjectId newUserId) {
    return new Registration(id, email, password, confirmed, newUserId, confirmation, reset);
  }

  public Registration withEmail(String newEmail) {
    return new Registration(id, newEmail, password, confirmed, userId, confirmation, reset);
  }

  public Registration withConfirmation(@Nullable OneTimeToken token) {
    return new Registration(id, email, password, confirmed, userId, token, reset);
  }

  public Registration withReset(@Nullable OneTimeToken token) {
    return new Registration(id, email, password, confirmed, userId, confirmation, token);
  }

  /** Returns the account with a new password; a pending link to set another one becomes void. */
  public Registration withPassword(PasswordHash newPassword) {
    return new Registration(id, email, newPassword, confirmed, userId, confirmation, null);
  }

  /** Returns the identity that a user has through it. */
  public Identity identity(ObjectId providerId) {
    return new Identity(
        ProviderType.LOCAL_USERPASS, providerId, id.toHexString(), Map.of("email", email));
  }
}
