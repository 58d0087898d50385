package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestResponse;
import io.appservices.emulator.service.atlas.DigestService;
import io.appservices.emulator.service.atlas.DigestService.Verdict;

/** The authentication of the operator by HTTP Digest, for its group. */
final class AtlasAccess {

  private final DigestService digests;
  private final Group group;

  AtlasAccess(DigestService digests, Group group) {
    this.digests = digests;
    this.group = group;
  }

  /** Admits the holder of the key pair. */
  Access<Group> operator() {
    return this::admit;
  }

  /** Admits the operator, for the group in the path. */
  Access<Group> group() {
    return call -> {
      admit(call);
      String id = call.pathParameter("groupId");
      if (!id.equals(group.id().toHexString())) {
        throw AtlasRefusals.groupNotFound(id);
      }
      return group;
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
    String nonce = digests.newNonce();
    boolean stale = AtlasRefusals.isStaleNonce(refusal);
    Reply challenged = reply;
    for (DigestAlgorithm algorithm : digests.offered()) {
      challenged = challenged.withHeader("WWW-Authenticate", challenge(nonce, algorithm, stale));
    }
    return challenged;
  }

  private static String challenge(String nonce, DigestAlgorithm algorithm, boolean stale) {
    return "Digest realm=\"%s\", domain=\"\", nonce=\"%s\", algorithm=%s, qop=\"auth\", stale=%s"
        .formatted(DigestService.REALM, nonce, algorithm.wireName(), stale);
  }

  private Group admit(Call call) {
    DigestResponse response =
        call.header("Authorization")
            .flatMap(DigestHeader::parse)
            .orElseThrow(AtlasRefusals::notAuthorized);
    Verdict verdict = digests.check(response, call.method(), call.rawTarget());
    if (verdict == Verdict.STALE) {
      throw AtlasRefusals.staleNonce();
    }
    if (verdict != Verdict.GOOD) {
      throw AtlasRefusals.notAuthorized();
    }
    return group;
  }
}
