package io.appservices.emulator.service.data;

import org.bson.types.ObjectId;

/**
 * The names that rules are stored under: they have none of their own, but each collection has one.
 */
public final class RuleNames {

  private RuleNames() {}

  /** Returns the name of the rule for a collection. */
  public static String collection(ObjectId serviceId, String namespace) {
    return serviceId.toHexString() + "/" + namespace;
  }

  /** Returns the name of the rule for all collections that have no rule of their own. */
  public static String defaultRule(ObjectId serviceId) {
    return serviceId.toHexString() + "//default";
  }

  /** Returns whether a rule belongs to this service. */
  static boolean isOf(ObjectId serviceId, String ruleName) {
    return ruleName.startsWith(serviceId.toHexString() + "/");
  }
}
