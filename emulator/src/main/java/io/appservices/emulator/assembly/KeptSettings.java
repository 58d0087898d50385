package io.appservices.emulator.assembly;

import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.emulator.ClockSetting;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.storage.SettingStore;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** The settings that an emulator keeps of itself, so that it is the same after another start. */
public final class KeptSettings {

  private static final String CLOCK = "clock";
  private static final String IDENTITY = "identity";
  private static final String OPERATOR = "operator";
  private static final String STARTED = "started";
  private static final String UNDER_WAY = "under_way";

  private final SettingStore settings;

  public KeptSettings(SettingStore settings) {
    this.settings = settings;
  }

  Optional<ClockSetting> clock() {
    return settings.find(CLOCK).map(ClockSetting::of);
  }

  /** Keeps a setting of the clock in the place of any other. */
  void putClock(ClockSetting setting) {
    settings.put(CLOCK, setting.document());
  }

  /** Keeps what a move makes of the setting of the clock, and returns it; none is lost. */
  ClockSetting moveClock(ClockSetting first, UnaryOperator<ClockSetting> move) {
    while (true) {
      Document before = settings.putIfAbsent(CLOCK, first.document());
      ClockSetting after = move.apply(ClockSetting.of(before));
      if (settings.replace(CLOCK, before, after.document())) {
        return after;
      }
    }
  }

  /** Returns the identity that is kept, or keeps a new one. */
  EmulatorIdentity identity(Supplier<EmulatorIdentity> made) {
    return found().orElseGet(() -> put(made.get()));
  }

  /** Keeps an identity in the place of one that would be made. */
  public void takeOver(EmulatorIdentity identity) {
    settings.put(IDENTITY, identity.document());
  }

  private Optional<EmulatorIdentity> found() {
    return settings.find(IDENTITY).map(EmulatorIdentity::of);
  }

  private EmulatorIdentity put(EmulatorIdentity made) {
    return EmulatorIdentity.of(settings.putIfAbsent(IDENTITY, made.document()));
  }

  /**
   * Returns whether an emulator was started on this storage before, with all that it was to start
   * with.
   */
  public boolean isStarted() {
    return settings.find(STARTED).filter(kept -> !kept.containsKey(UNDER_WAY)).isPresent();
  }

  /** Keeps that the emulator has all that it was to start with. */
  public void started() {
    if (!isStarted()) {
      settings.put(STARTED, new Document());
    }
  }

  /**
   * Keeps that all of the state is being replaced: if that is cut off, the next start is as the
   * first one.
   */
  public void starting() {
    settings.put(STARTED, new Document(UNDER_WAY, true));
  }

  /**
   * Returns the configuration with what is kept in the place of what it leaves open: the group, and
   * the credentials that are to be made up.
   *
   * @throws DataDirectoryException if it asks for another group than the one that is kept
   */
  public EmulatorConfig applyTo(EmulatorConfig config) {
    EmulatorConfig ofGroup =
        found().map(identity -> inGroup(config, identity.groupId().toHexString())).orElse(config);
    return config.operator().hasRandomKey() ? withKeptKey(ofGroup) : ofGroup;
  }

  private static EmulatorConfig inGroup(EmulatorConfig config, String kept) {
    if (config.apps().namesGroup() && !config.apps().groupId().equals(kept)) {
      throw new DataDirectoryException(
          "the group is "
              + kept
              + " in the state that is kept, not "
              + config.apps().groupId()
              + ": leave out --group, or keep the state elsewhere");
    }
    return config.toBuilder().apps(apps -> apps.groupId(kept)).build();
  }

  private EmulatorConfig withKeptKey(EmulatorConfig config) {
    Document kept =
        settings.putIfAbsent(
            OPERATOR,
            new Document("private_key", config.operator().privateKey())
                .append("account_password", config.operator().randomPassword().orElse(null)));
    return config.toBuilder()
        .operator(
            operator ->
                operator.randomKey(
                    kept.getString("private_key"), kept.getString("account_password")))
        .build();
  }
}
