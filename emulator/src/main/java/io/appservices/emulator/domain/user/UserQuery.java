package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.ProviderType;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * A query that selects users to list.
 *
 * @param after only those behind this id, in the order of the listing
 * @param descending newest first
 * @param disabled only those that are, or are not, disabled
 * @param providerTypes only those with an identity of one of these; empty means all
 * @param limit at most so many, at least 1
 */
public record UserQuery(
    Optional<ObjectId> after,
    boolean descending,
    Optional<Boolean> disabled,
    Set<ProviderType> providerTypes,
    int limit) {

  /** Returns the first users of an app. */
  public static UserQuery first(int limit) {
    return new UserQuery(Optional.empty(), false, Optional.empty(), Set.of(), limit);
  }

  public UserQuery after(ObjectId id) {
    return new UserQuery(Optional.of(id), descending, disabled, providerTypes, limit);
  }

  /** Returns the same query for pages of another size. */
  public UserQuery ofSize(int most) {
    return new UserQuery(after, descending, disabled, providerTypes, most);
  }

  /** Returns whether a user meets the conditions, apart from its place in the order. */
  public boolean selects(User user) {
    return (disabled.isEmpty() || disabled.get() == user.disabled())
        && (providerTypes.isEmpty()
            || user.identities().stream().anyMatch(i -> providerTypes.contains(i.providerType())));
  }
}
