package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * The statement that reads a page of users. Whatever is asked for, it reads as many rows of an
 * index as the page may have, from where it begins: with providers, that many for each of them.
 */
public record UserPage(String statement, List<Object> values) {

  /** Comes before every id. */
  private static final byte[] FIRST = {};

  /** Comes behind every id: the longer of two that begin alike is behind. */
  private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

  public static UserPage of(long app, UserQuery query) {
    return new Builder(app, query).build();
  }

  private static final class Builder {

    private final List<Object> values = new ArrayList<>();
    private final long app;
    private final UserQuery query;
    private final Object after;
    private final String behind;
    private final String order;

    Builder(long app, UserQuery query) {
      this.app = app;
      this.query = query;
      after =
          query
              .after()
              .<Object>map(ObjectId::toByteArray)
              .orElse(query.descending() ? LAST : FIRST);
      behind = query.descending() ? " < ?" : " > ?";
      order = query.descending() ? " DESC" : "";
    }

    UserPage build() {
      String statement = query.providerTypes().isEmpty() ? ofAll() : ofProviders();
      return new UserPage(statement + " ORDER BY id" + order + " LIMIT ?", with(query.limit()));
    }

    private String ofAll() {
      with(app);
      String disabled = query.disabled().map(this::disabled).orElse("");
      with(after);
      return "SELECT body FROM user WHERE app = ?" + disabled + " AND id" + behind;
    }

    private String disabled(boolean wanted) {
      with(wanted);
      return " AND disabled = ?";
    }

    private String ofProviders() {
      with(app);
      List<Boolean> disabled = query.disabled().map(List::of).orElse(List.of(false, true));
      String ids =
          query.providerTypes().stream()
              .sorted()
              .flatMap(provider -> disabled.stream().map(flag -> ofProvider(provider, flag)))
              .collect(Collectors.joining(" UNION "));
      return "SELECT body FROM user WHERE app = ? AND id IN (" + ids + ")";
    }

    private String ofProvider(ProviderType provider, boolean disabled) {
      Stream.of(app, provider.wireName(), disabled, after, query.limit()).forEach(this::with);
      return "SELECT * FROM (SELECT DISTINCT user_id FROM identity"
          + " WHERE app = ? AND provider = ? AND disabled = ? AND user_id"
          + behind
          + " ORDER BY user_id"
          + order
          + " LIMIT ?)";
    }

    private List<Object> with(Object value) {
      values.add(value);
      return values;
    }
  }
}
