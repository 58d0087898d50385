package io.appservices.emulator.config;

import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.OptionValues;
import io.appservices.emulator.option.Options;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Collects the settings of an {@link EmulatorConfig}, group by group; {@link #build()} may be
 * called more than once. A value that is not valid is refused at once, by an {@link
 * IllegalArgumentException} that names the setting, such as {@code network.port}. Not safe for use
 * by several threads.
 */
public final class EmulatorConfigBuilder {

  private OptionValues values;

  EmulatorConfigBuilder(OptionValues values) {
    this.values = values;
  }

  /** Sets addresses, ports and hosts that may call. */
  public EmulatorConfigBuilder network(Consumer<NetworkSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new NetworkSettings.Builder(this));
    return this;
  }

  /** Sets the apps and users that are there from the start. */
  public EmulatorConfigBuilder apps(Consumer<AppSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new AppSettings.Builder(this));
    return this;
  }

  /** Sets how operators get in. */
  public EmulatorConfigBuilder operator(Consumer<OperatorSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new OperatorSettings.Builder(this));
    return this;
  }

  /** Sets what it does where the service leaves a choice, or is to be kinder. */
  public EmulatorConfigBuilder behaviour(Consumer<BehaviourSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new BehaviourSettings.Builder(this));
    return this;
  }

  /** Sets the data sources of apps. */
  public EmulatorConfigBuilder data(Consumer<DataSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new DataSettings.Builder(this));
    return this;
  }

  /** Sets what functions can reach, and for how long they may run. */
  public EmulatorConfigBuilder functions(Consumer<FunctionSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new FunctionSettings.Builder(this));
    return this;
  }

  /** Sets how much it keeps. */
  public EmulatorConfigBuilder limits(Consumer<LimitSettings.Builder> settings) {
    Objects.requireNonNull(settings, "settings").accept(new LimitSettings.Builder(this));
    return this;
  }

  /**
   * Sets an option from text, as the command line and the environment do.
   *
   * @param option its name there, such as {@code --port} or {@code APPSERVICES_EMULATOR_PORT}
   * @param text its value; more than one, with commas between them, where it takes more than one
   * @throws IllegalArgumentException if there is no such option, or the value is not valid
   */
  public EmulatorConfigBuilder set(String option, String text) {
    Option<?> found = Options.require(option);
    values = values.withText(found, found.source(option), Objects.requireNonNull(text, "text"));
    return this;
  }

  /**
   * Returns the configuration.
   *
   * @throws IllegalArgumentException if two settings exclude each other
   */
  public EmulatorConfig build() {
    return new EmulatorConfig(values);
  }

  <T> void put(Option<T> option, T value) {
    values = values.with(option, value);
  }

  OptionValues values() {
    return values;
  }
}
