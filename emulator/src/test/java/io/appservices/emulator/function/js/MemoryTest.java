package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Watchdog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@Tag("security")
class MemoryTest {

  private static final List<String> HOGS =
      List.of(
          "exports = () => { const a = []; while (true) a.push(new Array(1000).fill(a.length)) }",
          "exports = () => { let s = 'x'; while (true) s = (s + s).replace('y', 'z') }",
          "exports = async () => { const a = []; while (true) { a.push(a.map(x => ({ x })));"
              + " a.push({}); await null } }",
          "exports = () => new Array(1e9).fill(1).length",
          "exports = () => new ArrayBuffer(2 ** 30).byteLength",
          "exports = () => { const m = new Map(); for (let i = 0; ; i++) m.set(i, 'value ' + i) }");

  @Test
  void aFunctionThatFillsTheMemoryEndsAndHarmsNoOther() throws Exception {
    List<String> lines = runInSmallHeap();

    assertThat(lines).first().isEqualTo("before");
    assertThat(lines).hasSize(1 + 2 * HOGS.size());
    for (int i = 0; i < HOGS.size(); i++) {
      assertThat(lines.get(1 + 2 * i))
          .as(HOGS.get(i))
          .matches("(MEMORY_LIMIT memory limit exceeded|THROWN RangeError: .*)");
      assertThat(lines.get(2 + 2 * i)).isEqualTo("well");
    }
  }

  private static List<String> runInSmallHeap() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.add(SmallHeap.class.getName());
    command.addAll(HOGS);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Watchdog.over(process);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }
}
