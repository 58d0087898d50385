package io.appservices.emulator.storage.record;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Dependencies.Dependency;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.StoreContract;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link DependencyStore}. */
public abstract class DependencyStoreContract extends StoreContract {

  private DependencyStore dependencies;

  @BeforeEach
  void takeStore() {
    dependencies = storage.dependencies();
  }

  @Test
  void theLastUploadOfAnAppIsFound() {
    dependencies.put(APP, sample(1), new byte[] {1});
    dependencies.put(APP, sample(2), new byte[] {2, 3});
    dependencies.put(OTHER_APP, sample(4), new byte[0]);

    assertThat(dependencies.find(APP)).contains(sample(2));
    assertThat(dependencies.archive(APP)).contains(new byte[] {2, 3});
    assertThat(dependencies.find(OTHER_APP)).contains(sample(4));
    assertThat(dependencies.archive(OTHER_APP)).contains(new byte[0]);
    assertThat(dependencies.find(NO_APP)).isEmpty();
    assertThat(dependencies.archive(NO_APP)).isEmpty();
  }

  @Test
  void aDescriptionLeavesTheFilesAlone() {
    dependencies.describe(OTHER_APP, sample(1).failed("why"));
    dependencies.put(APP, sample(1), new byte[] {1});
    dependencies.describe(APP, sample(1).failed("why"));

    assertThat(dependencies.find(APP)).contains(sample(1).failed("why"));
    assertThat(dependencies.archive(APP)).contains(new byte[] {1});
    assertThat(dependencies.find(OTHER_APP)).contains(sample(1).failed("why"));
    assertThat(dependencies.archive(OTHER_APP)).isEmpty();
  }

  @Test
  void whatIsGivenAndTakenIsACopy() {
    byte[] archive = {1};
    dependencies.put(APP, sample(1), archive);
    archive[0] = 2;
    dependencies.archive(APP).orElseThrow()[0] = 3;

    assertThat(dependencies.archive(APP)).contains(new byte[] {1});
  }

  @Test
  void whatIsDeletedIsGone() {
    dependencies.put(APP, sample(1), new byte[] {1});
    dependencies.put(OTHER_APP, sample(1), new byte[] {1});
    dependencies.delete(APP);
    dependencies.delete(NO_APP);

    assertThat(dependencies.find(APP)).isEmpty();
    assertThat(dependencies.archive(APP)).isEmpty();
    assertThat(dependencies.find(OTHER_APP)).isPresent();
  }

  @Test
  void packagesGoWithTheirAppAndNoneIsKeptForOneThatDoesNotExist() {
    dependencies.put(APP, sample(1), new byte[] {1});
    storage.apps().delete(APP);
    dependencies.put(APP, sample(2), new byte[] {1});
    dependencies.describe(APP, sample(2));
    storage.apps().insert(Samples.app(1, "app-one"));

    assertThat(dependencies.find(APP)).isEmpty();
    assertThat(dependencies.archive(APP)).isEmpty();
  }

  private static Dependencies sample(int number) {
    return new Dependencies(
        id(number),
        "node_modules.zip",
        "user",
        number,
        List.of(new Dependency("p" + number, "1.0.0")),
        "{}",
        "");
  }
}
