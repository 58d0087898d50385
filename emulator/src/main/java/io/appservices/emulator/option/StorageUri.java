package io.appservices.emulator.option;

import io.appservices.emulator.cluster.operation.ConnectionStrings;

/**
 * The URI of a deployment that keeps the state; {@code toString} does not show it, as it may hold a
 * password.
 */
public record StorageUri(String uri) {

  static Format<StorageUri> format() {
    return Format.of("<mongodb uri>", "a mongodb:// or mongodb+srv:// URI", StorageUri::new)
        .checked(StorageUri::checked)
        .secret();
  }

  private StorageUri checked() {
    ConnectionStrings.problem(uri)
        .ifPresent(
            problem -> {
              throw new Format.Reason(problem);
            });
    return this;
  }

  @Override
  public String toString() {
    return "(not shown)";
  }
}
