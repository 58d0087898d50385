package io.appservices.emulator.cluster.operation.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;

/** A collection that is empty, and what its refusals look like. */
abstract class RefusalFixture extends RemoteFixture {

  void assertMongo(String text, String operation, Object... arguments) {
    assertRefused(remote.refusal(operation, arguments), ErrorCode.MONGODB_ERROR, text);
  }

  static void assertRefused(AppServicesException refusal, ErrorCode code, String text) {
    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.code()).contains(code);
    assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
  }
}
