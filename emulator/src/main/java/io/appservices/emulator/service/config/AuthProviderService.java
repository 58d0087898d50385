package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.AuthProviderDraft;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Sets up how one can log in to an app; what is changed counts from the next login on. */
public final class AuthProviderService {

  private final AppStates apps;
  private final EmulatorClock clock;
  private final Ids ids;

  public AuthProviderService(AppStates apps, EmulatorClock clock, Ids ids) {
    this.clock = clock;
    this.apps = apps;
    this.ids = ids;
  }

  /** Adds a provider, enabled unless the draft says otherwise. */
  public AuthProvider create(App app, AuthProviderDraft draft) {
    AuthProvider provider = draft.provider(ids.next());
    add(app, provider);
    return provider;
  }

  /**
   * Sets up a provider as a whole. One that is there keeps its id, and so do the identities that it
   * made.
   */
  public void put(App app, AuthProviderDraft draft) {
    Optional<AuthProvider> existing = app.provider(draft.type());
    AuthProvider provider = draft.provider(existing.map(AuthProvider::id).orElseGet(ids::next));
    if (existing.isEmpty()) {
      add(app, provider);
    } else if (!existing.get().equals(provider)) {
      change(app, a -> a.withProvider(provider.id(), p -> provider));
    }
  }

  /**
   * Switches a provider on, and adds it if the app has none of the type.
   *
   * @param config what to change in its {@code config}, key by key; the rest stays. It is copied
   * @throws IllegalArgumentException if a value of the config has no counterpart in JSON
   */
  public void enable(App app, ProviderType type, Map<String, Object> config) {
    Document copy = Ejson.parseDocument(Ejson.relaxed(new Document(config)));
    AuthProviderDraft draft =
        new AuthProviderDraft(type, Optional.of(false), new Document("config", copy));
    app.provider(type).ifPresentOrElse(p -> update(app, p.id(), draft), () -> create(app, draft));
  }

  /** Switches a provider off, if the app has it. */
  public void disable(App app, ProviderType type) {
    app.provider(type).ifPresent(provider -> setDisabled(app, provider.id(), true));
  }

  /** Removes all providers but those of some types; identities that they made stay. */
  public void retain(App app, Set<String> types) {
    List<AuthProvider> kept =
        app.providers().stream().filter(p -> types.contains(p.type().wireName())).toList();
    if (kept.size() < app.providers().size()) {
      change(app, a -> a.withProviders(kept));
    }
  }

  public AuthProvider get(App app, ObjectId providerId) {
    return app.provider(providerId).orElseThrow(AdminRefusals::authProviderNotFound);
  }

  /** Changes what the draft says; {@code config} key by key, everything else as a whole. */
  public void update(App app, ObjectId providerId, AuthProviderDraft draft) {
    get(app, providerId);
    change(app, a -> a.withProvider(providerId, draft::change));
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
    apps.update(app.id(), app.edition(), Update.to(a -> change.apply(a).withLastModified(now)))
        .require(() -> AdminRefusals.appNotFound(app.id().toHexString()));
  }

  private void add(App app, AuthProvider provider) {
    long now = clock.seconds();
    UpdateResult<App> result =
        apps.update(
            app.id(),
            app.edition(),
            Update.when(
                a -> a.provider(provider.type()).isEmpty(),
                a -> a.withProvider(provider).withLastModified(now)));
    if (result instanceof UpdateResult.Refused) {
      throw AdminRefusals.authProviderExists(provider.type().wireName());
    }
    result.require(() -> AdminRefusals.appNotFound(app.id().toHexString()));
  }
}
