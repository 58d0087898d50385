package io.appservices.emulator.config;

import io.appservices.emulator.option.AppsOptions;
import io.appservices.emulator.option.DataOptions;
import io.appservices.emulator.option.LimitsOptions;
import io.appservices.emulator.option.NetworkOptions;
import io.appservices.emulator.option.OperatorOptions;
import io.appservices.emulator.option.OptionValues;
import io.appservices.emulator.option.Options;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration of an emulator. Immutable; {@link #builder()} starts from settings that suit a
 * test: a free port on the loopback interface and one app that can be used at once.
 */
public final class EmulatorConfig {

  public static final String DEFAULT_HOST = NetworkOptions.DEFAULT_HOST;
  public static final String DEFAULT_CLIENT_APP_ID = AppsOptions.DEFAULT_CLIENT_APP_ID;
  public static final String DEFAULT_APP_ID = AppsOptions.DEFAULT_APP_ID;
  public static final String DEFAULT_GROUP_ID = AppsOptions.DEFAULT_GROUP_ID;
  public static final String DEFAULT_PUBLIC_KEY = OperatorOptions.DEFAULT_PUBLIC_KEY;
  public static final String DEFAULT_PRIVATE_KEY = OperatorOptions.DEFAULT_PRIVATE_KEY;

  /** The account that SDK test suites log in to the Admin API with. */
  public static final String DEFAULT_ADMIN_USERNAME = OperatorOptions.DEFAULT_USERNAME;

  public static final String DEFAULT_ADMIN_PASSWORD = OperatorOptions.DEFAULT_PASSWORD;

  /** The name that Atlas gives the linked cluster. */
  public static final String DEFAULT_DATA_SOURCE = DataOptions.DEFAULT_SOURCE;

  /** The rounds for the hash of a password where the state is kept in a directory. */
  public static final int DEFAULT_PASSWORD_ITERATIONS = DataOptions.DURABLE_PASSWORD_ITERATIONS;

  public static final int DEFAULT_SESSIONS_PER_USER = LimitsOptions.DEFAULT_SESSIONS_PER_USER;

  public static final int DEFAULT_ANONYMOUS_USERS_PER_APP =
      LimitsOptions.DEFAULT_ANONYMOUS_USERS_PER_APP;

  /** The number of answered requests that the journal keeps. */
  public static final int DEFAULT_JOURNAL_SIZE = LimitsOptions.DEFAULT_JOURNAL_SIZE;

  /** The number of events of users that are kept. */
  public static final int DEFAULT_EVENTS_SIZE = LimitsOptions.DEFAULT_EVENTS_SIZE;

  private final OptionValues values;
  private final NetworkSettings network;
  private final AppSettings apps;
  private final OperatorSettings operator;
  private final BehaviourSettings behaviour;
  private final DataSettings data;
  private final FunctionSettings functions;
  private final LimitSettings limits;

  EmulatorConfig(OptionValues values) {
    this.values = values;
    this.network = new NetworkSettings(values);
    this.apps = new AppSettings(values);
    this.operator = new OperatorSettings(values);
    this.behaviour = new BehaviourSettings(values);
    this.data = new DataSettings(values);
    this.functions = new FunctionSettings(values);
    this.limits = new LimitSettings(values);
  }

  public static EmulatorConfigBuilder builder() {
    return new EmulatorConfigBuilder(OptionValues.NONE);
  }

  /** Returns the default configuration, as {@code builder().build()} does. */
  public static EmulatorConfig defaults() {
    return builder().build();
  }

  /** Returns the settings of addresses, ports and hosts that may call. */
  public NetworkSettings network() {
    return network;
  }

  /** Returns the apps and users that are there from the start. */
  public AppSettings apps() {
    return apps;
  }

  /** Returns the credentials of operators. */
  public OperatorSettings operator() {
    return operator;
  }

  /** Returns the settings for behaviour that the service leaves open. */
  public BehaviourSettings behaviour() {
    return behaviour;
  }

  /** Returns the data sources of apps. */
  public DataSettings data() {
    return data;
  }

  /** Returns the settings of functions: reachable hosts and time limit. */
  public FunctionSettings functions() {
    return functions;
  }

  /** Returns the limits on what is kept. */
  public LimitSettings limits() {
    return limits;
  }

  /** Returns a builder that starts from these settings. */
  public EmulatorConfigBuilder toBuilder() {
    return new EmulatorConfigBuilder(values);
  }

  /**
   * Returns the values that were set for an option, as text; none if it has its default. Those of
   * credentials are secrets.
   *
   * @param option its name on the command line, such as {@code --seed}
   * @throws IllegalArgumentException if there is no such option
   */
  public List<String> given(String option) {
    return values.texts(Options.require(option));
  }

  /** Returns whether all settings are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EmulatorConfig config && values.equals(config.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Shows all settings but secrets. */
  @Override
  public String toString() {
    return List.of(network, apps, operator, behaviour, data, functions, limits).stream()
        .map(Settings::toString)
        .collect(Collectors.joining(", ", "EmulatorConfig[", "]"));
  }
}
