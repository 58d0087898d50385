package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of a deployment that goes and comes back. */
class ReachabilityTest {

  private static final MongoException LATE = new MongoTimeoutException("late");

  private final List<String> lines = new ArrayList<>();
  private final Reachability reachability = new Reachability("db1:27017", lines::add);

  @Test
  void saysOnceThatADeploymentIsGoneHoweverManyRequestsFail() {
    see(ServerType.UNKNOWN);
    for (int request = 0; request < 3; request++) {
      assertThat(reachability.failed(LATE)).isTrue();
    }
    assertThat(reachability.isDown()).isTrue();
    assertThat(lines)
        .containsExactly(
            "MongoDB at db1:27017 cannot be reached; requests are refused until that ends");
  }

  @Test
  void saysThatItIsThereAgain() {
    see(ServerType.UNKNOWN);
    reachability.failed(LATE);
    see(ServerType.STANDALONE);
    see(ServerType.STANDALONE);

    assertThat(reachability.isDown()).isFalse();
    assertThat(lines).hasSize(2).last().isEqualTo("MongoDB at db1:27017 can be reached again");
  }

  @Test
  void saysNothingOfAnOperationThatIsLateOrRefused() {
    see(ServerType.STANDALONE);

    assertThat(reachability.failed(LATE)).isFalse();
    assertThat(reachability.failed(new MongoException("refused"))).isFalse();
    assertThat(lines).isEmpty();
  }

  private void see(ServerType type) {
    ServerConnectionState state =
        type == ServerType.UNKNOWN
            ? ServerConnectionState.CONNECTING
            : ServerConnectionState.CONNECTED;
    ServerDescription server =
        ServerDescription.builder()
            .address(new ServerAddress("db1"))
            .state(state)
            .ok(state == ServerConnectionState.CONNECTED)
            .type(type)
            .build();
    ClusterDescription seen =
        new ClusterDescription(
            ClusterConnectionMode.SINGLE, ClusterType.STANDALONE, List.of(server));
    reachability.clusterDescriptionChanged(
        new ClusterDescriptionChangedEvent(new ClusterId(), seen, seen));
  }
}
