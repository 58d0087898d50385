package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.ProviderType;
import java.util.List;

/**
 * What happened to a user.
 *
 * @param operationType {@code CREATE}, {@code LOGIN} or {@code DELETE}
 * @param clientAppId the app of the user
 * @param providers the one that was used; for a deletion all that were linked
 * @param user as it was right after, or for a deletion right before
 */
public record UserEvent(
    String operationType, String clientAppId, List<ProviderType> providers, User user) {}
