package io.appservices.emulator.cluster.operation.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A collection that is empty, and what its refusals look like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusalFixture {

  @AutoClose final Remote remote = Remote.embedded();

  @BeforeEach
  void empty() {
    remote.call("deleteMany", "query", new Document());
  }

  void assertMongo(String text, String operation, Object... arguments) {
    assertRefused(remote.refusal(operation, arguments), ErrorCode.MONGODB_ERROR, text);
  }

  static void assertRefused(AppServicesException refusal, ErrorCode code, String text) {
    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.code()).contains(code);
    assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
  }
}
