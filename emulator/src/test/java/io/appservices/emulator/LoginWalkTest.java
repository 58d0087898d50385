package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.verifier.CredentialVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A credential takes the way through the code that docs/architecture.md tells of, and no longer.
 */
class LoginWalkTest {

  private static final Path PAGE = Path.of("..", "docs", "architecture.md");
  private static final int MOST_FILES = 8;

  private static final JavaClasses CODE = EmulatorCode.ALL;

  private final List<String> walk = walk();

  @Test
  void theWalkHasFewFiles() {
    assertThat(walk)
        .hasSizeBetween(5, MOST_FILES)
        .allSatisfy(name -> assertThat(CODE.contain(name)).as(name).isTrue());
  }

  @Test
  void eachFileIsCalledByOneBeforeIt() {
    for (int i = 1; i < walk.size(); i++) {
      List<String> before = walk.subList(0, i);
      JavaClass called = CODE.get(walk.get(i));
      assertThat(before).as("%s is called by one of them", called).anyMatch(n -> calls(n, called));
    }
  }

  /**
   * What is not in the walk and takes credentials is another provider's, or asks something else.
   */
  @Test
  void nothingElseThatTheWalkCallsTakesTheCredentials() {
    Set<String> taken =
        walk.stream()
            .flatMap(name -> CODE.get(name).getMethodCallsFromSelf().stream())
            .filter(
                call ->
                    call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(LoginWalkTest::isCredential))
            .map(call -> outermost(call.getTargetOwner()))
            .filter(owner -> !owner.equals(CredentialVerifier.class.getName()))
            .collect(Collectors.toSet());

    // A link is the other thing that the handler may be asked for.
    taken.remove("io.appservices.emulator.service.login.LinkService");
    assertThat(walk).containsAll(taken);
  }

  private static boolean isCredential(JavaClass type) {
    return type.isAssignableTo(Credentials.class)
        || type.isAssignableTo(LoginService.Request.class);
  }

  private static boolean calls(String caller, JavaClass called) {
    return CODE.stream()
        .filter(type -> outermost(type).equals(caller))
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .map(call -> call.getTargetOwner())
        .anyMatch(
            owner ->
                outermost(owner).equals(called.getName())
                    || called.isAssignableTo(owner.getName())
                        && !owner.isEquivalentTo(Object.class));
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  private static List<String> walk() {
    try {
      return Files.readAllLines(PAGE).stream()
          .filter(line -> line.matches("\\| \\d+ \\| `[a-z.]+\\.[A-Z]\\w+` \\|.*"))
          .map(line -> Floor.BASE + "." + line.split("`")[1])
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
