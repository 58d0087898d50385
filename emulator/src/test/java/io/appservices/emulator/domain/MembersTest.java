package io.appservices.emulator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class MembersTest {

  private static final Document NESTED =
      new Document("a", new Document("list", List.of(new Document("x", 1))));

  @Test
  void nullIsNoMember() {
    Members members = Members.of(new Document("x", null));
    assertThat(members.has("x")).isFalse();
    assertThat(members.mentions("x")).isTrue();
    assertThat(members.text("x")).isEmpty();
    assertThat(members.flag("x")).isFalse();
    assertThat(members.documents("x")).isEmpty();
    assertThat(members.limit("x")).isZero();
  }

  @Test
  void eachApiRefusesInItsOwnWords() {
    assertRefusal("'x' must be a boolean", Members.of(of(1))::flag);
    assertRefusal("'x' must be a boolean", Members.of(of(1), MemberErrors.QUERY)::flag);
    assertRefusal("'x' must be true or false", Members.of(of(1), ImportRefusals.FIELDS)::flag);
    assertRefusal(
        "'x' must be a document", Members.of(of(1), DataSourceRefusals.ARGUMENTS)::document);
    assertRefusal(
        "Invalid attribute x specified.", Members.of(of(1), AtlasRefusals.ATTRIBUTES)::text);
  }

  @Test
  void whatIsMissingIsRefusedWithItsPath() {
    Members nested = object(NESTED, ImportRefusals.FIELDS);
    assertThatThrownBy(() -> nested.requiredText("y")).hasMessage("'a.list[0].y' is missing");
    Members attributes = object(NESTED, AtlasRefusals.ATTRIBUTES);
    assertThatThrownBy(() -> attributes.requiredText("y"))
        .hasMessage("The required attribute a.list.y was not specified.");
  }

  @Test
  void itemsOfOtherTypesAreRefused() {
    Document body = of(Arrays.asList(new Document(), null));
    assertRefusal("'x' must be an object", Members.of(body)::documents);
    assertRefusal("'x' must be a list of objects", Members.of(body)::objects);
  }

  @Test
  void strictReadersRefuseWhatNobodyAskedFor() {
    Members members = Members.strict(new Document("x", 1).append("y", 2), ImportRefusals.FIELDS);
    members.ignore("x");
    assertThatThrownBy(members::end).hasMessage("unexpected field 'y'");
    members.integer("y", 0, 2);
    members.end();
  }

  @Test
  void ofWhatIsStoredOtherTypesCountAsAbsent() {
    Members stored = Members.stored(of(1));
    assertThat(stored.text("x")).isEmpty();
    assertThat(stored.flag("x")).isFalse();
    assertThat(stored.document("x")).isEmpty();
    assertThat(stored.objects("x")).isEmpty();
    assertThat(stored.integer("x", 5, 6)).isEmpty();
    assertThat(stored.id("x")).isEmpty();
    assertThat(Members.stored(null).get("x")).isNull();
    assertThat(Members.stored(of(List.of(1, new Document()))).documents("x").orElseThrow())
        .containsExactly(new Document());
  }

  @Test
  void referencesAreIdsOfAnyFormOrNames() {
    ObjectId id = new ObjectId();
    assertThat(Members.stored(of(id)).reference("x")).contains(id.toHexString());
    assertThat(Members.stored(of("name")).reference("x")).contains("name");
    assertThat(Members.stored(of("")).reference("x")).isEmpty();
  }

  @Test
  void oneStringStandsForAListOfIt() {
    assertThat(Members.stored(of("a")).strings("x")).containsExactly("a");
    assertThat(Members.stored(of(List.of("a", 1, "b"))).strings("x")).containsExactly("a", "b");
    assertThat(Members.stored(of(" ")).strings("x")).isEmpty();
  }

  @Test
  void numbersHaveToBeWholeAndInRange() {
    assertThat(Members.of(of(7L)).integer("x", 7, 7)).contains(7L);
    for (Object wrong : new Object[] {6, 8, 7.0, "7"}) {
      assertRefusal(
          "'x' must be a whole number from 7 to 7",
          name -> Members.of(of(wrong)).integer(name, 7, 7));
    }
  }

  private static Members object(Document body, MemberErrors errors) {
    Members outer = Members.of(body, errors).object("a").orElseThrow();
    return outer.objects("list").orElseThrow().get(0);
  }

  private static void assertRefusal(String text, Consumer<String> read) {
    ThrowingCallable call = () -> read.accept("x");
    assertThatThrownBy(call).isInstanceOf(AppServicesException.class).hasMessage(text);
  }

  private static Document of(Object value) {
    return new Document("x", value);
  }
}
