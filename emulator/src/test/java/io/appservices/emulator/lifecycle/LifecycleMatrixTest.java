package io.appservices.emulator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.lifecycle.LifecycleDocument.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One test for each cell of the matrices in {@code docs/lifecycle.md}. */
class LifecycleMatrixTest {

  private final LifecycleDocument document = LifecycleDocument.read();

  @TestFactory
  Stream<DynamicTest> everyCellHolds() {
    return document.cells().stream()
        .map(
            cell ->
                dynamicTest(
                    name(cell.mode(), cell.event(), cell.question()),
                    () -> run(cell, Scene.set(cell.mode()))));
  }

  @Test
  void theDocumentHasEveryCellOnce() {
    List<String> wanted = new ArrayList<>();
    for (AccessTokenRevocation mode : AccessTokenRevocation.values()) {
      for (Event event : Event.values()) {
        for (Question question : Question.values()) {
          wanted.add(name(mode, event.label(), question.label()));
        }
      }
    }

    assertThat(document.cells())
        .extracting(cell -> name(cell.mode(), cell.event(), cell.question()))
        .containsExactlyInAnyOrderElementsOf(wanted)
        .hasSize(126);
  }

  @Test
  void theDocumentDefinesTheAnswersThatAreExpected() {
    assertThat(document.tableBelow("## What the answers mean"))
        .containsExactlyElementsOf(Arrays.stream(Answer.values()).map(Answer::row).toList());
  }

  /** Has the event of a cell happen in a scene, and asks its question. */
  static void run(Cell cell, Scene set) {
    Event event = labelled(Event.values(), Event::label, cell.event());
    Question question = labelled(Question.values(), Question::label, cell.question());
    try (Scene scene = set) {
      event.happen(scene);
      question.check(scene, event, cell.answers());
    }
  }

  private static <T> T labelled(T[] all, Function<T, String> label, String wanted) {
    return Arrays.stream(all).filter(t -> label.apply(t).equals(wanted)).findAny().orElseThrow();
  }

  static String name(AccessTokenRevocation mode, String event, String question) {
    return mode + ": " + event + ": " + question;
  }
}
