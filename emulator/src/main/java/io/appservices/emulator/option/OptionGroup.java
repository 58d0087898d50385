package io.appservices.emulator.option;

import java.util.List;
import java.util.Locale;

/** A group of options, as the configuration nests them. */
public enum OptionGroup {
  NETWORK,
  APPS,
  OPERATOR,
  BEHAVIOUR,
  DATA,
  FUNCTIONS,
  LIMITS;

  /** Returns the name of the method of the builder that sets the options of this group. */
  public String methodName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the options, in the order of the help. */
  public List<Option<?>> options() {
    return switch (this) {
      case NETWORK -> NetworkOptions.ALL;
      case APPS -> AppsOptions.ALL;
      case OPERATOR -> OperatorOptions.ALL;
      case BEHAVIOUR -> BehaviourOptions.ALL;
      case DATA -> DataOptions.ALL;
      case FUNCTIONS -> FunctionsOptions.ALL;
      case LIMITS -> LimitsOptions.ALL;
    };
  }
}
