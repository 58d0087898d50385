package io.appservices.emulator.domain.user;

import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.domain.ProviderType;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** An event of an API key. */
public sealed interface ApiKeyEvent extends UserEvent {

  /** Returns the key right after the event, or right before a deletion. */
  ApiKey key();

  @Override
  default Optional<ObjectId> userId() {
    return Optional.of(key().userId());
  }

  @Override
  default List<ProviderType> providers() {
    return List.of(ProviderType.API_KEY);
  }

  /** An API key was made. */
  record Created(EventOrigin origin, ApiKey key) implements ApiKeyEvent {
    @Override
    public Kind kind() {
      return Kind.API_KEY_CREATED;
    }
  }

  /** An API key logs nobody in until it is enabled. */
  record Disabled(EventOrigin origin, ApiKey key) implements ApiKeyEvent {
    @Override
    public Kind kind() {
      return Kind.API_KEY_DISABLED;
    }
  }

  /** An API key can be logged in with again. */
  record Enabled(EventOrigin origin, ApiKey key) implements ApiKeyEvent {
    @Override
    public Kind kind() {
      return Kind.API_KEY_ENABLED;
    }
  }

  /** An API key is gone. Those that go with their user are not told of one by one. */
  record Deleted(EventOrigin origin, ApiKey key) implements ApiKeyEvent {
    @Override
    public Kind kind() {
      return Kind.API_KEY_DELETED;
    }
  }
}
