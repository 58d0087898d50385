package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.runtime.Ids;
import java.util.Map;
import org.bson.types.ObjectId;

/**
 * Identities in a line. Of its provider the line says the type only: the same provider has another
 * id in every app.
 */
final class Identities {

  private Identities() {}

  static Identity read(App app, Members members) {
    String name = members.requiredText("provider_type");
    ProviderType type =
        ProviderType.byWireName(name)
            .orElseThrow(() -> members.wrong("provider_type", "the name of an auth provider"));
    boolean userpass = type == ProviderType.LOCAL_USERPASS;
    String id = userpass ? accountId(members) : members.requiredText("id");
    Map<String, Object> data = userpass ? email(members) : members.documentOrEmpty("data");
    if (id.isEmpty()) {
      throw members.wrong("id", "at least one character");
    }
    members.ignore("provider_id");
    members.end();
    return new Identity(type, provider(app, type), id, data);
  }

  static Identity userpass(App app, Ids ids, String email) {
    ProviderType type = ProviderType.LOCAL_USERPASS;
    return new Identity(
        type, provider(app, type), ids.next().toHexString(), Map.of("email", email));
  }

  /**
   * Returns the id of an app's provider, which may be disabled: its users are there all the same.
   */
  static ObjectId provider(App app, ProviderType type) {
    return app.provider(type)
        .map(AuthProvider::id)
        .orElseThrow(() -> ImportRefusals.noProvider(app, type));
  }

  /** Digits in the case that ids are compared in. */
  private static String accountId(Members identity) {
    return identity.id("id").orElseThrow(() -> identity.missing("id")).toHexString();
  }

  private static Map<String, Object> email(Members identity) {
    Members data = identity.object("data").orElseThrow(() -> identity.missing("data.email"));
    Map<String, Object> email = Map.of("email", data.requiredText("email"));
    data.end();
    return email;
  }
}
