package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class FunctionDefinitionTest {

  @Test
  void readsWhatMattersForARun() {
    FunctionDefinition function =
        read(
            new Document("source", "exports = 1")
                .append("private", true)
                .append("can_evaluate", new Document())
                .append("run_as_user_id", "u"));
    assertThat(function.source()).isEqualTo("exports = 1");
    assertThat(function.isPrivate()).isTrue();
    assertThat(function.mayEvaluate()).isEqualTo(Expression.of(new Document()));
    assertThat(function.runAs().userId()).contains("u");
    assertThat(function.runAs().system()).isFalse();
  }

  @Test
  void blankAndMistypedMembersCountAsAbsent() {
    FunctionDefinition function =
        read(
            new Document("private", "true")
                .append("run_as_user_id", " ")
                .append("run_as_user_id_script_source", 1));
    assertThat(function.isPrivate()).isFalse();
    assertThat(function.runAs())
        .isEqualTo(read(new Document()).runAs())
        .extracting(FunctionDefinition.RunAs::system)
        .isEqualTo(false);
  }

  @Test
  void aScriptThatNamesTheUserIsReadUnlessItIsBlank() {
    assertThat(read(new Document("run_as_user_id_script_source", "s")).runAs().script())
        .contains("s");
    assertThat(read(new Document("run_as_user_id_script_source", " ")).runAs().script()).isEmpty();
    assertThat(read(new Document("run_as_user_id_script_source", "s")).runAs().isCaller())
        .isFalse();
    assertThat(read(new Document("run_as_user_id", "u")).runAs().isCaller()).isFalse();
  }

  private static FunctionDefinition read(Document body) {
    return FunctionDefinition.of(
        new ConfigDocument(new ObjectId(), ConfigKind.FUNCTION, "f", body, 0));
  }
}
