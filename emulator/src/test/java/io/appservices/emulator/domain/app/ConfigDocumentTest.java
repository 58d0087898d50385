package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigDocumentTest {

  private static final String BODY =
      "{'config': {'deep': {'a': 1}}, 'list': [{'a': 1}], 'at': {'$date': 0}}";

  static Stream<Consumer<ConfigDocument>> changesNothing() {
    return Stream.of(
        part -> part.body().clear(),
        part -> part.body().get("config", Document.class).get("deep", Document.class).clear(),
        part -> part.body().getList("list", Document.class).get(0).clear(),
        part -> part.body().getDate("at").setTime(1),
        part -> ((Document) part.members().get("config")).clear(),
        part -> part.members().document("config").orElseThrow().clear(),
        part -> part.members().documentOrEmpty("config").get("deep", Document.class).clear(),
        part -> part.members().objectOrEmpty("config").document("deep").orElseThrow().clear(),
        part -> part.members().documents("list").orElseThrow().get(0).clear(),
        part -> ((Document) part.members().list("list").orElseThrow().get(0)).clear(),
        part -> ((Document) part.members().objectOrEmpty("config").get("deep")).append("more", 1));
  }

  @ParameterizedTest
  @MethodSource
  void changesNothing(Consumer<ConfigDocument> change) {
    ConfigDocument part = part(Document.parse(BODY));
    change.accept(part);
    assertThat(part.body()).isEqualTo(Document.parse(BODY));
  }

  @Test
  void whoMadeAPartCannotChangeItAfterwards() {
    Document body = Document.parse(BODY);
    ConfigDocument part = part(body);
    ConfigDocument renamed = part.with("other", body, 1);
    body.get("config", Document.class).clear();
    body.getList("list", Document.class).get(0).clear();
    body.remove("at");
    assertThat(List.of(part, renamed))
        .allSatisfy(kept -> assertThat(kept.body()).isEqualTo(Document.parse(BODY)));
  }

  private static ConfigDocument part(Document body) {
    return new ConfigDocument(new ObjectId(), ConfigKind.SERVICE, "s", body, 0);
  }
}
