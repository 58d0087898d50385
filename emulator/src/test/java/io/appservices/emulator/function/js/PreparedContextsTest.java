package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.function.npm.PackagesOf;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Modules that are loaded in advance are as if each call had loaded them. */
class PreparedContextsTest {

  private static final int CALLS = 8;

  private final FakeHost host = new FakeHost();

  @Test
  void whatACallRequiredIsLoadedForTheNextOneBeforeThatComes() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    FakeHost counting =
        new FakeHost() {
          @Override
          public Instant now() {
            loads.incrementAndGet();
            return super.now();
          }
        };
    counting.packages = PackagesOf.files("p/index.js", "module.exports = Date.now()");

    run(counting, "exports = () => require('p') && 1");

    await().until(() -> loads.get() > 1);
  }

  @Test
  void aModuleThatAsksForItsCallGetsThatOne() throws Exception {
    host.packages = PackagesOf.files("p/index.js", "module.exports = context.user.id");
    for (int i = 0; i < CALLS; i++) {
      host.user = new Document("id", "user " + i);
      assertThat(run(host, "exports = () => require('p')")).isEqualTo("user " + i);
    }
  }

  @Test
  void aModuleThatStartsATimerHasItInEveryCall() throws Exception {
    host.packages =
        PackagesOf.files(
            "p/index.js",
            "let n = 0; setTimeout(() => { n++ }, 1);"
                + " module.exports = () => new Promise((r) => setTimeout(() => r(n), 5))");
    for (int i = 0; i < CALLS; i++) {
      assertThat(run(host, "exports = () => require('p')()")).isEqualTo(1.0);
    }
  }

  @Test
  void aModuleThatPrintsDoesSoInEveryCall() throws Exception {
    host.packages = PackagesOf.files("p/index.js", "console.log('loaded')");
    for (int i = 0; i < CALLS; i++) {
      run(host, "exports = () => { require('p') }");
    }

    assertThat(host.log).hasSize(CALLS).containsOnly("log: loaded");
  }

  @Test
  void aModuleThatFailsDoesSoInEveryCall() {
    host.packages =
        PackagesOf.files(
            "p/index.js", "throw new Error('broken ' + (global.n = (global.n || 0) + 1))");
    for (int i = 0; i < CALLS; i++) {
      assertThatThrownBy(() -> run(host, "exports = () => require('p')"))
          .hasMessage("Error: broken 1");
    }
  }

  @Test
  void otherPackagesAreUsedByTheNextCall() throws Exception {
    for (int i = 0; i < CALLS; i++) {
      host.packages = PackagesOf.files("p/index.js", "module.exports = 'version " + i + "'");
      for (int call = 0; call < 3; call++) {
        assertThat(run(host, "exports = () => require('p')")).isEqualTo("version " + i);
      }
    }
  }

  @Test
  void aModuleFollowsTheClockOfTheCall() throws Exception {
    host.packages =
        PackagesOf.files("p/index.js", "module.exports = () => new Date().toISOString()");
    for (int i = 0; i < CALLS; i++) {
      host.now = Instant.ofEpochSecond(i);
      assertThat(run(host, "exports = () => require('p')()"))
          .isEqualTo("1970-01-01T00:00:0" + i + ".000Z");
    }
  }

  @Test
  void functionsThatCallEachOtherShareTheirModules() throws Exception {
    host.packages = PackagesOf.files("p/index.js", "module.exports = { n: 0 }");
    host.sources.put("inner", "exports = () => ++require('p').n");
    for (int i = 0; i < CALLS; i++) {
      assertThat(
              run(
                  host,
                  "exports = () => { require('p').n = 5; return context.functions.execute('inner')"
                      + " }"))
          .isEqualTo(6.0);
    }
  }
}
