package io.appservices.emulator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.domain.ErrorCode;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Data sources that are real clusters. */
class RealClusterTest {

  private static final ObjectId OTHER_APP = new ObjectId("5e0000000000000000000002");

  @Test
  void usesARealClusterWhereTheNameIsMappedToOne() {
    try (Remote real = Remote.embedded();
        Remote remote = Remote.external(real.source().connectionString())) {
      remote.insert("{_id: 1}");

      assertThat(real.all()).hasSize(1);
      assertThat(remote.source().connectionString()).isEqualTo(real.source().connectionString());
      assertThat(remote.clusters.dataSource(OTHER_APP, Remote.SERVICE)).isSameAs(remote.source());
      assertThat(remote.clusters.connectionString(Remote.APP, "another"))
          .isNotEqualTo(real.source().connectionString());

      remote.clusters.dropApp(Remote.APP);
      assertThat(remote.all()).hasSize(1);
    }
  }

  @Test
  void doesNotLoseARealClusterWhenItCannotBeReached() throws Exception {
    Remote real = Remote.embedded();
    String uri = real.source().connectionString();
    real.close();
    try (Remote remote = Remote.external(uri + "/?serverSelectionTimeoutMS=100")) {
      assertThat(remote.refusal("find").code()).contains(ErrorCode.MONGODB_ERROR);
      assertThat(remote.refusal("find")).hasMessage("the cluster cannot be reached");
    }
  }

  @Test
  void refusesAUriThatTheDriverDoesNotUnderstand() {
    try (Remote remote = Remote.external("mongodb://")) {
      assertThat(remote.refusal("find").code()).contains(ErrorCode.INVALID_PARAMETER);
    }
  }

  @Test
  void refusesAUriThatIsNotOfMongoDb() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Remote.external("http://localhost"))
        .withMessageContaining("mongodb-atlas");
  }
}
