package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.SettingService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** The feature flags of an app, as test suites of SDKs switch them. */
public final class FeatureHandler {

  private static final String ENABLED = "enabled";

  private final SettingService settings;

  public FeatureHandler(SettingService settings) {
    this.settings = settings;
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, settings.get(app, Setting.FEATURES));
  }

  /**
   * Changes the settings; the answer is an empty document: realm-kotlin reads it as JSON,
   * realm-core wants nothing in it.
   */
  public Reply change(Call call, App app) {
    Document body = Bodies.document(call);
    List<Object> flags = Members.of(body).list("feature_flags").orElse(List.of());
    if (!flags.stream().allMatch(String.class::isInstance)) {
      throw Refusals.invalidParameter("'feature_flags' must be an array of strings");
    }
    boolean enable = isEnable(Members.of(body).requiredText("action"));
    settings.change(
        app,
        Setting.FEATURES,
        existing -> {
          Set<Object> enabled = new LinkedHashSet<>(existing.getList(ENABLED, Object.class));
          if (enable) {
            enabled.addAll(flags);
          } else {
            enabled.removeAll(flags);
          }
          return new Document(ENABLED, List.copyOf(enabled));
        });
    return Bodies.reply(200, new Document());
  }

  private static boolean isEnable(String action) {
    return switch (action) {
      case "enable" -> true;
      case "disable" -> false;
      default -> throw Refusals.invalidParameter("'" + action + "' is not a valid action");
    };
  }
}
