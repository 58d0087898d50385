package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.Identity;
import io.appservices.emulator.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Who a function runs as.
 *
 * @param view what {@code context.user} and {@code %%user} show
 * @param system whether it is nobody: rules do not bind the system
 * @param request what it came with, as {@code context.request} and {@code %%request} show it
 */
public record FunctionUser(Document view, boolean system, Supplier<Document> request) {

  /** Nobody: no id, no data. */
  public static final FunctionUser SYSTEM =
      new FunctionUser(
          new Document("id", "")
              .append("type", "system")
              .append("data", new Document())
              .append("custom_data", new Document())
              .append("identities", List.of()),
          true,
          Document::new);

  static FunctionUser of(User user, Optional<Document> customData) {
    return new FunctionUser(view(user, customData), false, Document::new);
  }

  /** The same, with a request. */
  public FunctionUser with(Supplier<Document> newRequest) {
    return new FunctionUser(view, system, newRequest);
  }

  /** The user as functions, rules and triggers see it (docs: user objects). */
  static Document view(User user, Optional<Document> customData) {
    return new Document("id", user.id().toHexString())
        .append("type", user.type().wireName())
        .append("data", new Document(user.data()))
        .append("custom_data", customData.orElseGet(Document::new))
        .append("identities", user.identities().stream().map(FunctionUser::identity).toList());
  }

  /** Its id; empty for the system. */
  public String id() {
    return view.getString("id");
  }

  private static Document identity(Identity identity) {
    return new Document("id", identity.id())
        .append("provider_type", identity.providerType().wireName())
        .append("data", new Document(identity.data()));
  }
}
