package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.service.account.ApiKeyService.NewKey;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The representation of API keys in both APIs. */
public final class ApiKeys {

  private ApiKeys() {}

  /** Returns the name in the body of a request for a new key. */
  public static String name(Call call) {
    return Bodies.document(call).get("name") instanceof String name ? name : "";
  }

  /** Returns the id of the key that the path names; a malformed one is not found. */
  public static ObjectId id(Call call) {
    String text = call.pathParameter("apiKeyId");
    if (!ObjectId.isValid(text)) {
      throw AccountRefusals.apiKeyNotFound();
    }
    return new ObjectId(text);
  }

  /** Returns a key without its secret part: realm-web's tests compare the whole object. */
  public static Document view(ApiKey key) {
    return new Document("_id", key.id().toHexString())
        .append("name", key.name())
        .append("disabled", key.disabled());
  }

  /** Returns a new key, the only time with its secret part. */
  public static Document view(NewKey created) {
    return view(created.record()).append("key", created.key());
  }
}
