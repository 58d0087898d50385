package io.appservices.emulator.domain;

import java.util.Map;
import org.bson.types.ObjectId;

/**
 * A user as one provider knows it. Type and id together are unique in an app.
 *
 * @param providerId the {@link AuthProvider} that made it
 * @param id the provider's own id of the user: client-api contract, "Identity id per provider"
 * @param data metadata that the provider gave; not to be changed
 */
public record Identity(
    ProviderType providerType, ObjectId providerId, String id, Map<String, Object> data) {

  public boolean sameAs(Identity other) {
    return providerType == other.providerType && id.equals(other.id);
  }
}
