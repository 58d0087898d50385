package io.appservices.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.appservices.emulator.AppServicesEmulator;

/** A container whose port leads to an emulator of this process. */
final class InProcessContainer extends AppServicesContainer {

  private final AppServicesEmulator emulator;

  InProcessContainer(AppServicesEmulator emulator) {
    super("appservices-emulator:latest");
    this.emulator = emulator;
  }

  @Override
  public String getHost() {
    return "localhost";
  }

  @Override
  public Integer getMappedPort(int port) {
    if (port != PORT) {
      throw new IllegalArgumentException("port " + port + " is not exposed");
    }
    return emulator.port();
  }

  @Override
  public InspectContainerResponse getContainerInfo() {
    return new InspectContainerResponse();
  }

  /** What is done right before a start. */
  void configured() {
    configure();
  }

  /** Waits as after a start. */
  void awaitReady() {
    getWaitStrategy().waitUntilReady(this);
  }
}
