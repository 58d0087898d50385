package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.Digests;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.account.ApiKeyService;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The API keys in a line: a digest, which is all that is stored, or the key in plain text. */
final class Keys {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Ids ids;

  Keys(Ids ids) {
    this.ids = ids;
  }

  static Document write(ApiKey key) {
    return new Document("_id", key.id().toHexString())
        .append("name", key.name())
        .append("sha256", key.digest())
        .append("disabled", key.disabled())
        .append("server", key.server());
  }

  ApiKey read(Members members, UserType type, ObjectId userId) {
    ObjectId id = members.id("_id").orElseGet(ids::next);
    String name = members.requiredText("name");
    ApiKeyService.checkName(name);
    boolean server = members.bool("server").orElse(type == UserType.SERVER);
    if (server && type != UserType.SERVER) {
      throw ImportRefusals.serverKeyOfPerson();
    }
    ApiKey key = new ApiKey(id, name, digest(members), members.flag("disabled"), userId, server);
    members.end();
    return key;
  }

  private static String digest(Members members) {
    Optional<String> key = members.text("key");
    Optional<String> digest = members.text("sha256");
    if (key.isPresent() == digest.isPresent()) {
      throw members.wrong("key", "there unless 'sha256' is");
    }
    if (digest.isPresent() && !DIGEST.matcher(digest.get()).matches()) {
      throw members.wrong("sha256", "64 hexadecimal digits in lower case");
    }
    return digest.orElseGet(() -> Digests.sha256(key.orElseThrow()));
  }
}
