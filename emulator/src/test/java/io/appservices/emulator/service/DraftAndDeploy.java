package io.appservices.emulator.service;

import static io.appservices.emulator.service.LincheckTest.succeeds;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import org.bson.types.ObjectId;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A provider that is changed in a draft, or in what is deployed while there is no draft. */
@Param(name = "disabled", gen = BooleanGen.class)
public class DraftAndDeploy {

  private final Services services = new Services(new EmbeddedStorage());

  @Operation
  public boolean open() {
    return succeeds(() -> services.deployments.openDraft(services.app()));
  }

  @Operation
  public boolean deploy() {
    return succeeds(() -> services.deployments.deploy(services.app(), draft(), ""));
  }

  @Operation
  public boolean discard() {
    return succeeds(() -> services.deployments.discard(services.app(), draft()));
  }

  @Operation
  public void change(@Param(name = "disabled") boolean disabled) {
    ObjectId id = provider().id();
    services.states.update(
        services.app().id(),
        Edition.EDITED,
        Update.to(app -> app.withProvider(id, p -> p.withDisabled(disabled))));
  }

  @Operation
  public boolean isDisabled() {
    return provider().disabled();
  }

  private String draft() {
    return services.deployments.draft(services.app()).map(ObjectId::toHexString).orElse("none");
  }

  private AuthProvider provider() {
    return services.app().provider(ProviderType.LOCAL_USERPASS).orElseThrow();
  }

  /** Changes go into the draft if there is one, and are seen once it was deployed. */
  public static class Rules {

    private boolean open;
    private boolean edited;
    private boolean deployed;

    public boolean open() {
      boolean opened = !open;
      if (opened) {
        edited = deployed;
      }
      open = true;
      return opened;
    }

    public boolean deploy() {
      boolean done = open;
      if (done) {
        deployed = edited;
      }
      open = false;
      return done;
    }

    public boolean discard() {
      boolean done = open;
      open = false;
      return done;
    }

    public void change(boolean disabled) {
      if (open) {
        edited = disabled;
      } else {
        deployed = disabled;
      }
    }

    public boolean isDisabled() {
      return deployed;
    }
  }
}
