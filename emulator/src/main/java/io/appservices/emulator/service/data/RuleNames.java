package io.appservices.emulator.service.data;

import org.bson.types.ObjectId;

/** What rules are kept under: they have no name of their own, but each collection has one. */
public final class RuleNames {

  private RuleNames() {}

  /** Of the rule for a collection. */
  public static String collection(ObjectId serviceId, String namespace) {
    return serviceId.toHexString() + "/" + namespace;
  }

  /** Of the rule for all collections that have none. */
  public static String defaultRule(ObjectId serviceId) {
    return serviceId.toHexString() + "//default";
  }

  /** Whether a rule is one of this service. */
  static boolean isOf(ObjectId serviceId, String ruleName) {
    return ruleName.startsWith(serviceId.toHexString() + "/");
  }
}
