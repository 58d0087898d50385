package io.appservices.emulator.domain.atlas;

import io.appservices.emulator.domain.AppServicesException;
import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A user of the databases of a group, as the Atlas Administration API keeps it. It has no password:
 * nothing here would ever ask for it.
 *
 * @param roles at least one
 * @param scopes the clusters that it may use; none means all
 * @param labels the labels set by its owner
 * @param deleteAfterDate when a temporary user goes; {@code null} for one that stays
 * @param description at most 100 characters, only in version 2 of the API; {@code null} for none
 */
public record DatabaseUser(
    Key key,
    DatabaseUserAuthentication authentication,
    List<Role> roles,
    List<Scope> scopes,
    List<Label> labels,
    @Nullable Instant deleteAfterDate,
    @Nullable String description) {

  private static final int LONGEST_DESCRIPTION = 100;

  /** The limit on database users of a group (Atlas documentation: Atlas limits). */
  public static final int MOST_IN_GROUP = 100;

  /**
   * The unique key of a user: the same name in another database is another user.
   *
   * @param databaseName where it authenticates: {@code admin} or {@code $external}
   */
  public record Key(ObjectId groupId, String databaseName, String username) {}

  /**
   * A role granted to the user.
   *
   * @param roleName of a built-in or a custom role
   * @param collectionName {@code null} if the role is for the whole database
   */
  public record Role(String roleName, String databaseName, @Nullable String collectionName) {}

  /**
   * A cluster or data lake that the user is restricted to.
   *
   * @param type {@code CLUSTER} or {@code DATA_LAKE}
   */
  public record Scope(String name, String type) {

    /**
     * Checks the type.
     *
     * @throws AppServicesException if it is unknown
     */
    public Scope {
      if (!type.equals("CLUSTER") && !type.equals("DATA_LAKE")) {
        throw AtlasRefusals.enumValue(type);
      }
    }
  }

  /** A remark. */
  public record Label(String key, String value) {

    private static final int LONGEST = 255;

    /**
     * Checks the length.
     *
     * @throws AppServicesException if one part has more than 255 characters
     */
    public Label {
      if (key.length() > LONGEST || value.length() > LONGEST) {
        throw AtlasRefusals.invalidAttribute("labels");
      }
    }
  }

  /**
   * Checks what holds for every user.
   *
   * @throws AppServicesException if its name or database do not go with how it authenticates, or it
   *     has no role
   */
  public DatabaseUser {
    roles = List.copyOf(roles);
    scopes = List.copyOf(scopes);
    labels = List.copyOf(labels);
    authentication.check(key);
    if (roles.isEmpty()) {
      throw AtlasRefusals.missingAttribute("roles");
    }
    if (description != null && description.length() > LONGEST_DESCRIPTION) {
      throw AtlasRefusals.invalidAttribute("description");
    }
  }

  /** Returns whether the user is to be deleted by this time. */
  public boolean isExpired(Instant now) {
    return deleteAfterDate != null && !now.isBefore(deleteAfterDate);
  }
}
