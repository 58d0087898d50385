package io.appservices.emulator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  @Test
  void whatIsRequiredHasToBeThere() {
    Members empty = Members.of(new Document());
    assertRefusal("missing required parameter: 'x'", empty::requiredText);
    assertRefusal("missing required parameter: 'x'", empty::requiredNonEmptyText);
    assertRefusal("missing required parameter: 'x'", empty::requiredDocument);
    assertRefusal("missing required parameter: 'x'", empty::requiredDocuments);
    assertRefusal("'x' must be a string", Members.of(of(""))::requiredNonEmptyText);
    Document document = new Document("a", 1);
    assertThat(Members.of(of("text")).requiredText("x")).isEqualTo("text");
    assertThat(Members.of(of("text")).requiredNonEmptyText("x")).isEqualTo("text");
    assertThat(Members.of(of(document)).requiredDocument("x")).isEqualTo(document);
    assertThat(Members.of(of(List.of(document))).requiredDocuments("x")).containsExactly(document);
  }

  @Test
  void whatIsAbsentHasADefault() {
    Members empty = Members.of(new Document());
    assertThat(empty.nonEmptyText("x")).isEmpty();
    assertThat(Members.of(of("")).nonEmptyText("x")).isEmpty();
    assertThat(Members.of(of("a")).nonEmptyText("x")).contains("a");
    assertThat(empty.documentOrEmpty("x")).isEmpty();
    assertThat(empty.objectOrEmpty("x").names()).isEmpty();
    assertThat(empty.strings("x")).isEmpty();
    assertThat(empty.integer("x", 1, 2)).isEmpty();
    assertThat(empty.id("x")).isEmpty();
    assertThat(empty.list("x")).isEmpty();
    assertThat(Members.of(of(true)).flag("x")).isTrue();
  }

  @Test
  void aStringThatCannotBeReadFurtherIsRefused() {
    assertThat(Members.of(of("PT1S")).parsed("x", Duration::parse, "a duration"))
        .contains(Duration.ofSeconds(1));
    assertRefusal(
        "'x' must be a duration",
        name -> Members.of(of("1")).parsed(name, Duration::parse, "a duration"));
    assertRefusal(
        "'x' must be a number",
        name -> Members.of(of("a")).parsed(name, Integer::valueOf, "a number"));
  }

  @Test
  void ofALimitTheSignDoesNotCount() {
    assertThat(Members.of(of(-5)).limit("x")).isEqualTo(5);
    assertThat(Members.of(of(5.9)).limit("x")).isEqualTo(5);
    assertThat(Members.of(of(Long.MAX_VALUE)).limit("x")).isEqualTo(Integer.MAX_VALUE);
    assertRefusal("'x' must be a number", Members.of(of("5"))::limit);
  }

  @Test
  void idsAreDigitsOrObjectIds() {
    ObjectId id = new ObjectId();
    assertThat(Members.of(of(id)).id("x")).contains(id);
    assertThat(Members.of(of(id.toHexString())).id("x")).contains(id);
    assertRefusal("'x' must be 24 hexadecimal digits", Members.of(of("1"))::id);
    assertRefusal("'x' must be 24 hexadecimal digits", Members.of(of(1))::id);
  }

  @Test
  void otherMapsAreDocumentsToo() {
    assertThat(Members.of(of(Map.of("a", 1))).document("x")).contains(new Document("a", 1));
    assertThat(Members.stored(Map.of("a", 1)).get("a")).isEqualTo(1);
    assertThat(Members.stored("text").names()).isEmpty();
  }

  @Test
  void listsAndNamesThatAreReadCannotBeChanged() {
    Members members = Members.of(of(new ArrayList<>(List.of(1))));
    assertThat(members.list("x").orElseThrow()).containsExactly(1).isUnmodifiable();
    assertThat(members.names()).containsExactly("x");
    assertThatThrownBy(() -> members.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(Members.of(new Document()).mentions("x")).isFalse();
    assertThat(Members.of(of(1)).has("x")).isTrue();
  }

  @Test
  void itemsOfAListSayWhereTheyAre() {
    Members members = Members.of(of(List.of(new Document(), new Document("a", 1))));
    List<Members> items = members.objects("x").orElseThrow();
    assertThatThrownBy(() -> items.get(1).text("a")).hasMessage("'x[1].a' must be a string");
    assertThat(members.wrong("y", "good")).hasMessage("'y' must be good");
    assertThat(members.missing("y")).hasMessage("missing required parameter: 'y'");
  }

  @Test
  void strictReadersAreStrictAtEachDepth() {
    Document body = of(new Document("a", 1));
    Members outer = Members.strict(body, ImportRefusals.FIELDS);
    Members inner = outer.object("x").orElseThrow();
    outer.end();
    assertThatThrownBy(inner::end).hasMessage("unexpected field 'x.a'");
    inner.get("a");
    inner.end();
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
