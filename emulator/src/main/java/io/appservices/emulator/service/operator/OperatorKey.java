package io.appservices.emulator.service.operator;

import io.appservices.emulator.domain.OperatorRole;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A key pair of an operator. It serves as the client id and secret of a service account, too.
 *
 * @param publicKey the user name, or client id
 * @param privateKey the password, or client secret
 * @param roles at least one
 */
public record OperatorKey(String publicKey, String privateKey, Set<OperatorRole> roles) {

  public OperatorKey {
    roles = Set.copyOf(roles);
  }

  /** Returns whether one of its roles is such a one. */
  public boolean may(Predicate<OperatorRole> what) {
    return roles.stream().anyMatch(what);
  }

  /** Omits the private key. */
  @Override
  public String toString() {
    return "OperatorKey[" + publicKey + ", " + roles + "]";
  }
}
