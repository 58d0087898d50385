package io.appservices.emulator.http.admin.user;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.http.Call;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;

/** Reads what a listing is asked for; parameters it does not know are ignored, as clients need. */
final class UserQueries {

  /** The longest page of any listing (docs: Admin API, list users). */
  static final int MAX_PAGE = 50;

  private UserQueries() {}

  static UserQuery parse(Call call) {
    call.query("sort").filter(sort -> !sort.equals("_id")).ifPresent(UserQueries::refuseSort);
    return new UserQuery(
        after(call),
        query(call).parsed("desc", UserQueries::bool, "true or false").orElse(false),
        query(call).parsed("status", UserQueries::disabled, "enabled or disabled"),
        call.query("provider_types").map(UserQueries::types).orElse(Set.of()),
        limit(call));
  }

  /** Returns the id that the page starts behind. */
  static Optional<ObjectId> after(Call call) {
    return query(call).parsed("after", ObjectId::new, "an id");
  }

  /** Returns the size of the page: what is asked for, up to the longest. */
  static int limit(Call call) {
    return query(call).parsed("limit", UserQueries::size, "a positive integer").orElse(MAX_PAGE);
  }

  private static Members query(Call call) {
    return call.parameters(MemberErrors.QUERY);
  }

  private static int size(String text) {
    int size = Integer.parseInt(text);
    if (size < 1) {
      throw new IllegalArgumentException(text);
    }
    return Math.min(size, MAX_PAGE);
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static boolean disabled(String status) {
    return switch (status) {
      case "enabled" -> false;
      case "disabled" -> true;
      default -> throw new IllegalArgumentException(status);
    };
  }

  private static Set<ProviderType> types(String list) {
    return Arrays.stream(list.split(","))
        .filter(name -> !name.isBlank())
        .map(UserQueries::type)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ProviderType type(String name) {
    return ProviderType.byWireName(name)
        .orElseThrow(() -> Refusals.invalidParameter("unknown provider type '" + name + "'"));
  }

  private static void refuseSort(String sort) {
    throw Refusals.invalidParameter("users can be sorted by _id only, not by '" + sort + "'");
  }
}
