package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.OperatorRole;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bearer;
import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestResponse;
import io.appservices.emulator.service.atlas.DigestService;
import io.appservices.emulator.service.atlas.DigestService.Checked;
import io.appservices.emulator.service.atlas.DigestService.Verdict;
import io.appservices.emulator.service.operator.OperatorKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The authentication of operators for their group: by HTTP Digest, and at version 2 of the API by
 * the token of a service account; and what their roles let them do.
 */
final class AtlasAccess {

  private final AtlasServices services;
  private final ApiForm form;

  AtlasAccess(AtlasServices services, ApiForm form) {
    this.services = services;
    this.form = form;
  }

  /** Admits the holder of a key pair. */
  Access<Group> operator() {
    return call -> {
      admit(call, role -> true);
      return services.group();
    };
  }

  /** Admits who may see the group in the path. */
  Access<Group> group() {
    return call -> inGroup(call, OperatorRole::reads);
  }

  /** Admits who may change the database users of the group in the path. */
  Access<Group> databaseUsers() {
    return call ->
        inGroup(call, form == ApiForm.V2 ? OperatorRole::changesDatabaseUsers : OperatorRole::owns);
  }

  /** Admits who may see the group whose name is in the path. */
  Access<Group> groupByName() {
    return call -> {
      admit(call, OperatorRole::reads);
      return Optional.of(services.group())
          .filter(group -> group.name().equals(call.pathParameter("groupName")))
          .orElseThrow(() -> new AppServicesException(Kind.NOT_FOUND, "no such group"));
    };
  }

  /**
   * Returns an answer with a challenge for each algorithm that is offered, each in a header field
   * of its own: urllib and others cut one at its commas, and the Go clients of Atlas read the first
   * alone and refuse what they find in it beside the parameters of RFC 2617. They share a nonce
   * (RFC 7616, section 3.9.1 does so, too), so that a client that mixes them up is let in all the
   * same.
   */
  Reply challenge(AppServicesException refusal, Reply reply) {
    String nonce = services.digests().newNonce();
    boolean stale = AtlasRefusals.isStaleNonce(refusal);
    Reply challenged = reply;
    for (DigestAlgorithm algorithm : services.digests().offered()) {
      challenged = challenged.withHeader("WWW-Authenticate", challenge(nonce, algorithm, stale));
    }
    return challenged;
  }

  private static String challenge(String nonce, DigestAlgorithm algorithm, boolean stale) {
    return "Digest realm=\"%s\", domain=\"\", nonce=\"%s\", algorithm=%s, qop=\"auth\", stale=%s"
        .formatted(DigestService.REALM, nonce, algorithm.wireName(), stale);
  }

  private Group inGroup(Call call, Predicate<OperatorRole> allowed) {
    OperatorKey key = authenticate(call);
    String id = call.pathParameter("groupId");
    if (!id.equals(services.group().id().toHexString())) {
      throw AtlasRefusals.groupNotFound(id);
    }
    require(key, allowed);
    return services.group();
  }

  private void admit(Call call, Predicate<OperatorRole> allowed) {
    require(authenticate(call), allowed);
  }

  private static void require(OperatorKey key, Predicate<OperatorRole> allowed) {
    if (!key.may(allowed)) {
      throw AtlasRefusals.roleMissing();
    }
  }

  private OperatorKey authenticate(Call call) {
    OperatorKey key = holder(call);
    if (form == ApiForm.V2) {
      ResourceVersion.require(
          call, LocalDate.ofInstant(services.clock().instant(), ZoneOffset.UTC));
    }
    return key;
  }

  private OperatorKey holder(Call call) {
    Optional<String> token = form == ApiForm.V2 ? Bearer.find(call) : Optional.empty();
    return token.isPresent()
        ? token.flatMap(services.tokens()::find).orElseThrow(AtlasRefusals::notAuthorized)
        : answerer(call);
  }

  private OperatorKey answerer(Call call) {
    DigestResponse response =
        call.header("Authorization")
            .flatMap(DigestHeader::parse)
            .orElseThrow(AtlasRefusals::notAuthorized);
    Checked checked = services.digests().check(response, call.method(), call.rawTarget());
    if (checked.verdict() == Verdict.STALE) {
      throw AtlasRefusals.staleNonce();
    }
    return checked.key().orElseThrow(AtlasRefusals::notAuthorized);
  }
}
