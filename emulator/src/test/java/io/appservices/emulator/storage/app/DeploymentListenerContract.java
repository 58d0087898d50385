package io.appservices.emulator.storage.app;

import static io.appservices.emulator.domain.app.ConfigKind.SECRET;
import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.domain.app.Edition.EDITED;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a storage tells about changes of what is deployed. */
public abstract class DeploymentListenerContract extends StoreContract {

  private static final ObjectId DRAFT = id(0xD1);

  private final List<List<String>> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    states.onChange(
        app -> {
          assertThat(app).isEqualTo(APP);
          told.add(values());
        });
  }

  @Test
  void aChangeOutsideADraftIsToldWhenItIsDone() {
    insert("a");
    states.config(EDITED).update(APP, VALUE, part(VALUE, "a").id(), Update.to(value -> value));
    states.config(EDITED).delete(APP, VALUE, part(VALUE, "a").id());
    states.config(DEPLOYED).insert(APP, part(VALUE, "b"));
    states.update(APP, EDITED, Update.to(app -> app.withEnvironment("qa")));

    assertThat(told)
        .containsExactly(List.of("a"), List.of("a"), List.of(), List.of("b"), List.of("b"));
  }

  @Test
  void aDraftIsToldWhenItIsDeployed() {
    states.deployments().openDraft(APP, DRAFT);
    insert("a");
    insert("b");
    assertThat(told).isEmpty();

    states.deployments().deploy(APP, DRAFT, "");

    assertThat(told).containsExactly(List.of("a", "b"));
  }

  @Test
  void aRedeploymentIsTold() {
    insert("a");
    insert("b");
    ObjectId first = states.deployments().list(APP).get(1).id();
    told.clear();

    states.deployments().redeploy(APP, first);

    assertThat(told).containsExactly(List.of("a"));
  }

  @Test
  void whatIsAlwaysLiveOrRefusedOrDiscardedIsNotTold() {
    states.config(EDITED).insert(APP, part(SECRET, "s"));
    states.config(EDITED).delete(APP, VALUE, id(99));
    states.deployments().openDraft(APP, DRAFT);
    insert("a");
    states.deployments().discard(APP, DRAFT);
    assertThat(told).isEmpty();
  }

  private void insert(String name) {
    assertThat(states.config(EDITED).insert(APP, part(VALUE, name))).isTrue();
  }

  private List<String> values() {
    return states.config(DEPLOYED).list(APP, VALUE).stream().map(ConfigDocument::name).toList();
  }

  private static ConfigDocument part(ConfigKind kind, String name) {
    return new ConfigDocument(id(0x1000 + name.charAt(0)), kind, name, new Document(), 1);
  }
}
