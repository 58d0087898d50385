package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.runtime.heap.HeapUse;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses calls that add something while the heap is full. What reads, deletes or switches goes on,
 * so that a server can be looked at, and made room in.
 */
public final class FullHeap implements CallFilter {

  private static final Set<String> ADDING = Set.of("POST", "PUT", "PATCH");

  /** Calls that add nothing although their methods say so, or that are needed to delete. */
  private static final Set<String> HARMLESS =
      Set.of(
          "clientRefreshSession",
          "clientDisableApiKey",
          "clientEnableApiKey",
          "adminLogin",
          "adminCreateSession",
          "adminUserLogout",
          "adminEnableUser",
          "adminDisableUser",
          "adminVerifyUserAccessToken",
          "adminEnableApiKey",
          "adminDisableApiKey",
          "adminEnableAuthProvider",
          "adminDisableAuthProvider",
          "adminListDatabases",
          "adminListCollections",
          "emulatorMoveClock",
          "emulatorReset",
          "emulatorExport");

  private final HeapUse heap;

  public FullHeap(HeapUse heap) {
    this.heap = heap;
  }

  @Override
  public Optional<Reply> beforeAccess(Call call) {
    boolean adds = ADDING.contains(call.method()) && !HARMLESS.contains(call.operation());
    return adds && heap.isFull()
        ? Optional.of(
            call.refuse(
                new AppServicesException(
                    Kind.UNAVAILABLE,
                    "the emulator's memory is full: delete something, or give it more")))
        : Optional.empty();
  }
}
