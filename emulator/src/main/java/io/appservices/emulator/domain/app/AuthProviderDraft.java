package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The requested settings of a provider.
 *
 * @param disabled empty if that is not said
 * @param settings those of {@link AuthProvider#SETTINGS} that are said; whoever asks gets a copy
 */
public record AuthProviderDraft(ProviderType type, Optional<Boolean> disabled, Document settings) {

  private static final String TYPE = "type";
  private static final String DISABLED = "disabled";

  public AuthProviderDraft {
    settings = Documents.deepCopy(settings);
  }

  @Override
  public Document settings() {
    return Documents.deepCopy(settings);
  }

  /**
   * Reads a body that sets up a provider as a whole.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if no provider can be set up so
   */
  public static AuthProviderDraft of(Document body) {
    String name = Members.of(body).requiredText(TYPE);
    ProviderType type =
        ProviderType.byWireName(name)
            .orElseThrow(
                () -> Refusals.invalidParameter("unknown auth provider type '" + name + "'"));
    if (type == ProviderType.LOCAL_USERPASS && !(body.get("config") instanceof Map)) {
      throw Refusals.missingParameter("config");
    }
    return draft(type, body);
  }

  /**
   * Reads a body that changes a provider.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it says another type, or says
   *     what no provider can be
   */
  public static AuthProviderDraft changing(AuthProvider existing, Document body) {
    boolean another =
        Members.of(body)
            .text(TYPE)
            .filter(name -> !name.equals(existing.type().wireName()))
            .isPresent();
    if (another) {
      throw Refusals.invalidParameter("the type of an auth provider cannot be changed");
    }
    return draft(existing.type(), body);
  }

  private static AuthProviderDraft draft(ProviderType type, Document body) {
    Document settings = new Document(body);
    settings.keySet().retainAll(AuthProvider.SETTINGS);
    return new AuthProviderDraft(type, Members.of(body).bool(DISABLED), settings);
  }

  /** Returns a provider as it says, enabled unless it says otherwise. */
  public AuthProvider provider(ObjectId id) {
    return change(AuthProvider.enabled(id, type, new Document()));
  }

  /**
   * Returns a provider with what it says; {@code config} key by key, everything else as a whole.
   */
  public AuthProvider change(AuthProvider existing) {
    return existing
        .withDisabled(disabled.orElse(existing.disabled()))
        .withSettings(merged(existing.settings()));
  }

  private Document merged(Document merged) {
    for (String name : AuthProvider.SETTINGS) {
      if (settings.containsKey(name)) {
        merged.append(name, merged(merged.get(name), settings.get(name)));
      }
    }
    return merged;
  }

  private static Object merged(@Nullable Object existing, Object change) {
    return existing instanceof Document before && change instanceof Document after
        ? Documents.merged(before, after)
        : change;
  }

  /** Omits the settings: they may be secrets. */
  @Override
  public String toString() {
    return "AuthProviderDraft[" + type.wireName() + "]";
  }
}
