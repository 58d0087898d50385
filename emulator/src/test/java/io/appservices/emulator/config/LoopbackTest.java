package io.appservices.emulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.AppServicesEmulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are told {@code localhost} come by IPv4 or by IPv6. */
class LoopbackTest {

  @Test
  void findsTheLoopbackAddressesThatTheMachineHas() throws IOException {
    boolean hasIpv6 =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());

    assertThat(LoopbackHosts.find())
        .isEqualTo(hasIpv6 ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"localhost", "LOCALHOST"})
  void answersAtEachOfThemWithOnePort(String host) throws IOException {
    EmulatorConfigBuilder builder = EmulatorConfig.builder();
    EmulatorConfig config = (host == null ? builder : builder.network(n -> n.host(host))).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      for (String address : LoopbackHosts.find()) {
        new Socket(address, emulator.port()).close();
      }
      for (InetAddress address : InetAddress.getAllByName("localhost")) {
        new Socket(address, emulator.port()).close();
      }
    }
  }

  @Test
  void anAddressStandsForItselfAlone() {
    EmulatorConfig config = EmulatorConfig.builder().network(n -> n.host("127.0.0.1")).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(config.network().addresses()).containsExactly("127.0.0.1");
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket("127.0.0.2", emulator.port()));
    }
  }
}
