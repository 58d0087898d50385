package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.TokenHolder;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * The user that a request is from, also if the request is refused afterwards.
 *
 * @param session the session of its access token; empty for other credentials
 */
public record RequestUser(ObjectId user, Optional<ObjectId> session) {

  static RequestUser of(Caller caller) {
    return new RequestUser(caller.user().id(), caller.session().map(Session::id));
  }

  static RequestUser of(TokenHolder holder) {
    return new RequestUser(holder.userId(), Optional.of(holder.sessionId()));
  }
}
