package io.appservices.emulator.service.fault;

import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * The calls that a fault is for.
 *
 * @param operations the names of the operations; empty for all
 * @param appId the app; empty for all apps, and for calls about none
 */
public record FaultScope(
    Set<String> operations,
    Optional<ObjectId> appId,
    Optional<ObjectId> userId,
    Optional<String> method,
    Optional<PathPattern> path) {

  boolean contains(FaultedCall call) {
    return (operations.isEmpty() || operations.contains(call.operation()))
        && isOfItsUsers(call)
        && (method.isEmpty() || method.get().equals(call.method()))
        && (path.isEmpty() || path.get().matches(call.path()));
  }

  /** Returns whether a call is about the app and of the user, whichever operation it is. */
  boolean isOfItsUsers(FaultedCall call) {
    return (appId.isEmpty() || appId.equals(call.appId()))
        && (userId.isEmpty() || userId.equals(call.userId()));
  }
}
