package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The caller of a function, and the user whose permissions it has.
 *
 * @param view what {@code context.user} shows: who called, whatever the function runs as
 * @param execution what {@code %%user} shows in the rules that bind the function
 * @param system whether rules do not bind it
 * @param request what it came with, as {@code context.request} and {@code %%request} show it
 */
public record FunctionUser(
    Document view, Document execution, boolean system, Supplier<Document> request) {

  private static final Document NOBODY = nobody();

  /** The user without id and data that calls what the service runs by itself. */
  public static final FunctionUser SYSTEM = new FunctionUser(NOBODY, NOBODY, true, Document::new);

  private static Document nobody() {
    return new Document("id", "")
        .append("type", "system")
        .append("data", new Document())
        .append("custom_data", new Document())
        .append("identities", List.of());
  }

  /** Returns a copy, since functions may change what they see. */
  @Override
  public Document view() {
    return Documents.deepCopy(view);
  }

  /** Returns the execution user; for the system user, which all apps share, it is a copy. */
  @Override
  public Document execution() {
    return system ? nobody() : execution;
  }

  public static FunctionUser of(User user, Optional<Document> customData) {
    Document view = view(user, customData);
    return new FunctionUser(view, view, false, Document::new);
  }

  /** Returns the same caller with the permissions of the system. */
  public FunctionUser asSystem() {
    return new FunctionUser(view, NOBODY, true, request);
  }

  /** Returns the same caller with the permissions of another user. */
  public FunctionUser as(FunctionUser other) {
    return new FunctionUser(view, other.execution, other.system, request);
  }

  /** Returns the user whose permissions it has as the caller, for what nobody called. */
  public FunctionUser asItself() {
    return system ? this : new FunctionUser(execution, execution, false, request);
  }

  /** Returns the same user with a request. */
  public FunctionUser with(Supplier<Document> newRequest) {
    return new FunctionUser(view, execution, system, newRequest);
  }

  /** Returns the user as functions, rules and triggers see it (docs: user objects). */
  public static Document view(User user, Optional<Document> customData) {
    return new Document("id", user.id().toHexString())
        .append("type", user.type().wireName())
        .append("data", Documents.deepCopy(user.data()))
        .append("custom_data", customData.orElseGet(Document::new))
        .append("identities", user.identities().stream().map(Identity::profile).toList());
  }

  /** Returns the id of the caller; empty for the system. */
  public String id() {
    return view.getString("id");
  }
}
