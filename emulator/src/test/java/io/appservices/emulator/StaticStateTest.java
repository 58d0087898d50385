package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** Emulators of one JVM share nothing but what docs/architecture.md lists. */
class StaticStateTest {

  /** What changes, or can hold what changes. */
  private static final Set<String> CHANGING =
      Set.of(
          "java.lang.ThreadLocal",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicReference");

  private static final JavaClasses CODE = EmulatorCode.ALL;

  @Test
  void onlyAFewClassesHaveStateOfTheWholeJvm() {
    assertThat(
            CODE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(StaticStateTest::isState)
                .map(field -> field.getOwner().getSimpleName())
                .distinct())
        .containsExactlyInAnyOrder(
            "Operations",
            "WarmUp",
            "EngineClasses",
            "JsonBytes",
            "ScriptCall",
            "Scripts",
            "TimeLimit",
            "OperationTime",
            "PendingChanges");
  }

  private static boolean isState(JavaField field) {
    boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
    boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
    boolean isSynthetic = field.getModifiers().contains(JavaModifier.SYNTHETIC);
    // Declared as a Map it could be either, so each is looked at.
    boolean changes =
        CHANGING.contains(field.getRawType().getName())
            || field.getRawType().isAssignableTo(ConcurrentMap.class)
            || field.getOwner().getSimpleName().equals("Operations")
                && field.getName().equals("LISTS");
    return isStatic && !isSynthetic && (!isFinal || changes);
  }
}
