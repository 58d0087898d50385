package io.appservices.emulator.service;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.AppStore;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Sets up how one can log in to an app; what is changed counts from the next login on. */
public final class AuthProviderService {

  private final AppStore apps;
  private final EmulatorClock clock;
  private final Ids ids;

  public AuthProviderService(AppStore apps, EmulatorClock clock, Ids ids) {
    this.clock = clock;
    this.apps = apps;
    this.ids = ids;
  }

  /** Adds a provider, enabled unless the body says otherwise. */
  public AuthProvider create(App app, Document body) {
    String typeName = Payloads.string(body, "type");
    ProviderType type =
        ProviderType.byWireName(typeName)
            .orElseThrow(
                () -> Refusals.invalidParameter("unknown auth provider type '" + typeName + "'"));
    if (type == ProviderType.LOCAL_USERPASS && !(body.get("config") instanceof Map)) {
      throw Refusals.missingParameter("config");
    }
    AuthProvider provider =
        new AuthProvider(
            ids.next(),
            type,
            Payloads.optionalBoolean(body, "disabled").orElse(false),
            merge(new Document(), body));
    change(app, a -> with(a, provider));
    return provider;
  }

  public AuthProvider get(App app, ObjectId providerId) {
    return app.provider(providerId).orElseThrow(AdminRefusals::authProviderNotFound);
  }

  /** Changes what the body names; {@code config} key by key, everything else as a whole. */
  public void update(App app, ObjectId providerId, Document body) {
    AuthProvider existing = get(app, providerId);
    Payloads.optionalString(body, "type")
        .filter(type -> !type.equals(existing.type().wireName()))
        .ifPresent(type -> refuseTypeChange());
    boolean disabled = Payloads.optionalBoolean(body, "disabled").orElse(existing.disabled());
    change(
        app,
        a ->
            a.withProvider(
                providerId, p -> p.withDisabled(disabled).withSettings(merge(p.settings(), body))));
  }

  public void setDisabled(App app, ObjectId providerId, boolean disabled) {
    get(app, providerId);
    change(app, a -> a.withProvider(providerId, p -> p.withDisabled(disabled)));
  }

  /** Removes a provider, which has to be disabled; identities that it made stay. */
  public void delete(App app, ObjectId providerId) {
    if (!get(app, providerId).disabled()) {
      throw AdminRefusals.authProviderEnabled();
    }
    change(app, a -> a.withoutProvider(providerId));
  }

  private void change(App app, UnaryOperator<App> change) {
    long now = clock.seconds();
    apps.update(app.id(), app.edition(), a -> change.apply(a).withLastModified(now));
  }

  private static App with(App app, AuthProvider provider) {
    if (app.provider(provider.type()).isPresent()) {
      throw AdminRefusals.authProviderExists(provider.type().wireName());
    }
    return app.withProvider(provider);
  }

  private static Document merge(Document settings, Document body) {
    Document merged = new Document((Map<String, Object>) settings);
    for (String setting : AuthProvider.SETTINGS) {
      if (!body.containsKey(setting)) {
        continue;
      }
      Object value = body.get(setting);
      if (value instanceof Map<?, ?> changes && merged.get(setting) instanceof Map<?, ?> existing) {
        Document both = new Document();
        existing.forEach((key, v) -> both.append((String) key, v));
        changes.forEach((key, v) -> both.append((String) key, v));
        value = both;
      }
      merged.append(setting, value);
    }
    return merged;
  }

  private static void refuseTypeChange() {
    throw Refusals.invalidParameter("the type of an auth provider cannot be changed");
  }
}
