package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A collection that is empty, and what its refusals look like. */
abstract class RefusalFixture {

  @AutoClose static final Remote remote = Remote.embedded();

  @BeforeEach
  void empty() {
    remote.call("deleteMany", "query", new Document());
  }

  static void assertMongo(String text, String operation, Object... arguments) {
    assertRefused(remote.refusal(operation, arguments), ErrorCode.MONGODB_ERROR, text);
  }

  static void assertRefused(AppServicesException refusal, ErrorCode code, String text) {
    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.code()).contains(code);
    assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
  }
}
