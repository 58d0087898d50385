package io.appservices.emulator.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The roles that Atlas gives to API keys and service accounts, by their names there. */
public enum OperatorRole {
  ORG_OWNER,
  ORG_READ_ONLY,
  ORG_MEMBER,
  GROUP_OWNER,
  GROUP_READ_ONLY,
  GROUP_CLUSTER_MANAGER,
  GROUP_DATABASE_ACCESS_ADMIN,
  GROUP_DATA_ACCESS_ADMIN,
  GROUP_DATA_ACCESS_READ_WRITE,
  GROUP_DATA_ACCESS_READ_ONLY,
  GROUP_CHARTS_ADMIN,
  GROUP_SEARCH_INDEX_EDITOR,
  GROUP_STREAM_PROCESSING_OWNER;

  private static final Set<OperatorRole> OWNERS = Set.of(ORG_OWNER, GROUP_OWNER);

  /** The roles besides that may change database users (Atlas Administration API v2). */
  private static final Set<OperatorRole> DATABASE_ACCESS =
      Set.of(GROUP_DATABASE_ACCESS_ADMIN, GROUP_CHARTS_ADMIN, GROUP_STREAM_PROCESSING_OWNER);

  /** Returns the role of a name. */
  public static Optional<OperatorRole> byName(String name) {
    return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
  }

  /** Returns whether it owns the group, and so may do everything in it. */
  public boolean owns() {
    return OWNERS.contains(this);
  }

  /** Returns whether it may see what is in the group. */
  public boolean reads() {
    return this != ORG_MEMBER;
  }

  /** Returns whether it may change database users by version 2 of the API. */
  public boolean changesDatabaseUsers() {
    return owns() || DATABASE_ACCESS.contains(this);
  }
}
