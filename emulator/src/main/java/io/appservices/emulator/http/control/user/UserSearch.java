package io.appservices.emulator.http.control.user;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * The conditions of a search for users.
 *
 * @param text what the email, the name or another string that a provider gave has to contain; in
 *     lower case
 * @param query the other conditions, and how many users are listed
 */
record UserSearch(String text, UserQuery query) {

  private static final List<String> PARAMETERS =
      List.of("text", "provider", "disabled", "after", "limit");
  private static final int MOST = 1_000;
  private static final int STANDARD = 50;

  static UserSearch parse(Call call) {
    Members query = call.parameters(MemberErrors.QUERY);
    Waiting.requireNames(query, PARAMETERS);
    return new UserSearch(
        call.query("text").orElse("").toLowerCase(Locale.ROOT),
        new UserQuery(
            query.parsed("after", ObjectId::new, "an id"),
            false,
            query.parsed("disabled", UserSearch::bool, "true or false"),
            call.query("provider").map(UserSearch::provider).map(Set::of).orElse(Set.of()),
            Waiting.number(query, "limit", 1, MOST).orElse(STANDARD)));
  }

  /** Returns whether a user has the text. */
  boolean finds(User user) {
    return text.isEmpty()
        || contains(user.data())
        || user.identities().stream().anyMatch(identity -> contains(identity.data()));
  }

  private boolean contains(Map<String, ?> data) {
    return contains(data.values());
  }

  private boolean contains(Collection<?> values) {
    return values.stream()
        .anyMatch(
            value ->
                value instanceof String string && string.toLowerCase(Locale.ROOT).contains(text));
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static ProviderType provider(String name) {
    return ProviderType.byWireName(name)
        .orElseThrow(() -> Refusals.badRequest("unknown provider type '" + name + "'"));
  }
}
