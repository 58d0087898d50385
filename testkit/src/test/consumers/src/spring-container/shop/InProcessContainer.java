package shop;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.testcontainers.AppServicesContainer;

/** Stands in for a container where there is no Docker: its port leads to an emulator in process. */
class InProcessContainer extends AppServicesContainer {

  private AppServicesEmulator emulator;

  InProcessContainer() {
    super("appservices-emulator:latest");
  }

  AppServicesEmulator emulator() {
    return emulator;
  }

  @Override
  public void start() {
    if (emulator == null) {
      emulator = AppServicesEmulator.start();
    }
  }

  @Override
  public void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Override
  public boolean isRunning() {
    return emulator != null;
  }

  @Override
  public String getHost() {
    return "localhost";
  }

  @Override
  public Integer getMappedPort(int port) {
    return emulator.port();
  }

  @Override
  public String getDockerImageName() {
    return "appservices-emulator:latest";
  }
}
