package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AuthProvider;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A user as one provider knows it. Type and id together are unique in an app.
 *
 * @param providerId the {@link AuthProvider} that made it
 * @param id the provider's own id of the user: client-api contract, "Identity id per provider"
 * @param data metadata that the provider gave; cannot be changed
 */
public record Identity(
    ProviderType providerType, ObjectId providerId, String id, Map<String, Object> data) {

  public Identity {
    data = Documents.immutable(data);
  }

  /** Compares what differs most first; the comparison that a record has is slow until optimized. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Identity identity
        && sameAs(identity)
        && providerId.equals(identity.providerId)
        && data.equals(identity.data);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Returns the part that identifies it in APIs and tokens: {@code id} and provider. */
  public Document reference() {
    return new Document("id", id)
        .append("provider_type", providerType.wireName())
        .append("provider_id", providerId.toHexString());
  }

  /**
   * Returns the form for functions and files of an app, without the id of the provider, which means
   * nothing there.
   */
  public Document profile() {
    return new Document("id", id)
        .append("provider_type", providerType.wireName())
        .append("data", Documents.deepCopy(data));
  }

  public boolean sameAs(Identity other) {
    return providerType == other.providerType && id.equals(other.id);
  }
}
