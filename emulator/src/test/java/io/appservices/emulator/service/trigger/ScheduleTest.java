package io.appservices.emulator.service.trigger;

import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.definition.TriggerDefinition.Common;
import io.appservices.emulator.domain.definition.TriggerDefinition.EventView;
import io.appservices.emulator.domain.definition.TriggerDefinition.Scheduled;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.trigger.Schedule.Due;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When scheduled triggers are due, how far triggers have come, and what they are given. */
class ScheduleTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String EVERY_MINUTE = "* * * * *";
  private static final ObjectId APP = Samples.id(1);
  private static final ObjectId TRIGGER = Samples.id(2);

  private static Instant minute(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private static Scheduled trigger(int id, String schedule, boolean disabled, boolean skips) {
    return new Scheduled(new Common(Samples.id(id), "t", disabled, List.of()), schedule, skips);
  }

  private static Schedule every(boolean skips) {
    return new Schedule(trigger(2, EVERY_MINUTE, false, skips), NOON);
  }

  private static ScheduleMark mark(int minutes) {
    return new ScheduleMark(EVERY_MINUTE, minute(minutes));
  }

  @Test
  void allThatCameDueIsRunInOrderAndOnce() {
    Schedule schedule = every(false);
    assertThat(schedule.id()).isEqualTo(TRIGGER);
    assertThat(schedule.next()).contains(minute(1));
    assertThat(schedule.due(minute(1).minusMillis(1))).isEmpty();
    Instant late = minute(3).plusSeconds(5);
    assertThat(schedule.due(late))
        .containsExactly(
            new Due(TRIGGER, minute(1), false, mark(1)),
            new Due(TRIGGER, minute(2), false, mark(2)),
            new Due(TRIGGER, minute(3), false, new ScheduleMark(EVERY_MINUTE, late)));
    assertThat(schedule.mark()).isEqualTo(new ScheduleMark(EVERY_MINUTE, late));
    assertThat(schedule.due(late)).isEmpty();
    assertThat(schedule.next()).contains(minute(4));
    assertThat(schedule.due(minute(4))).hasSize(1);
    schedule.due(minute(1));
    assertThat(schedule.due(minute(2))).hasSize(1);
  }

  @Test
  void ofTooMuchTheRestIsLeftOutAndOneThatSkipsRunsOnce() {
    List<Due> due = every(false).due(minute(600));
    assertThat(due).hasSize(501);
    assertThat(due.get(499).leftOut()).isFalse();
    assertThat(due.get(500).leftOut()).isTrue();
    assertThat(due.get(500).mark()).isEqualTo(mark(600));
    assertThat(every(true).due(minute(3)))
        .containsExactly(new Due(TRIGGER, minute(1), false, mark(3)));
  }

  @Test
  void aDisabledTriggerIsNotDueAndCatchesUpUnlessItSkips() {
    for (boolean skips : new boolean[] {false, true}) {
      Schedule schedule = every(skips);
      Scheduled enabled = trigger(2, EVERY_MINUTE, false, skips);
      assertThat(schedule.change(enabled, minute(0))).isFalse();
      assertThat(schedule.change(trigger(2, EVERY_MINUTE, true, skips), minute(0))).isFalse();
      assertThat(schedule.due(minute(2))).isEmpty();
      assertThat(schedule.next()).isEmpty();
      assertThat(schedule.change(enabled, minute(2))).isEqualTo(skips);
      assertThat(schedule.due(minute(2))).hasSize(skips ? 0 : 2);
      assertThat(schedule.isOf(enabled)).isTrue();
      assertThat(schedule.isOf(trigger(3, EVERY_MINUTE, false, skips))).isFalse();
      assertThat(schedule.isOf(trigger(2, "1 * * * *", false, skips))).isFalse();
    }
  }

  @Test
  void ofSeveralEmulatorsOneRunsATrigger() {
    ScheduleStore store = store();
    ScheduleClaims one = new ScheduleClaims(store);
    ScheduleClaims other = new ScheduleClaims(store);
    Due first = new Due(TRIGGER, minute(1), false, mark(1));
    Due second = new Due(TRIGGER, minute(2), false, mark(2));
    assertThat(one.isFirst(APP, first)).isTrue();
    assertThat(store.find(APP, TRIGGER)).contains(mark(1));
    assertThat(other.isFirst(APP, first)).isFalse();
    assertThat(other.isFirst(APP, second)).isTrue();
    assertThat(one.isFirst(APP, second)).isFalse();
    assertThat(one.isFirst(APP, first)).isFalse();
    assertThat(other.isFirst(APP, first)).as("by a clock that went back").isTrue();
    Due of = new Due(TRIGGER, minute(1), false, new ScheduleMark("1 * * * *", minute(1)));
    assertThat(one.isFirst(APP, of)).isTrue();
    assertThat(store.find(APP, TRIGGER)).contains(of.mark());
  }

  private static ScheduleStore store() {
    EmbeddedStorage storage = new EmbeddedStorage();
    storage.apps().insert(Samples.app(1, "app-abcde"));
    return storage.schedules();
  }

  private static BsonDocument token(String data) {
    return BsonDocument.parse("{_data: '" + data + "'}");
  }

  @Test
  void aDatabaseTriggerMovesOnlyForward() {
    ScheduleStore store = store();
    ChangePositions positions = new ChangePositions(store, new EmulatorClock());
    assertThat(positions.find(APP, TRIGGER)).isEmpty();
    positions.begin(APP, TRIGGER);
    assertThat(positions.find(APP, TRIGGER)).isEmpty();
    assertThat(store.find(APP, TRIGGER)).isPresent();
    assertThat(positions.moveTo(APP, TRIGGER, token("02"))).isTrue();
    assertThat(positions.find(APP, TRIGGER)).contains(token("02"));
    assertThat(positions.moveTo(APP, TRIGGER, token("02"))).isFalse();
    assertThat(positions.moveTo(APP, TRIGGER, token("01"))).isFalse();
    assertThat(positions.moveTo(APP, TRIGGER, token("03"))).isTrue();
    positions.begin(APP, TRIGGER);
    assertThat(positions.find(APP, TRIGGER)).contains(token("03"));
    BsonDocument other = BsonDocument.parse("{other: 1}");
    assertThat(positions.moveTo(APP, TRIGGER, other)).isTrue();
    assertThat(positions.moveTo(APP, TRIGGER, other)).isFalse();
    assertThat(positions.moveTo(APP, TRIGGER, token("01"))).isTrue();
    positions.beginAgain(APP, TRIGGER);
    assertThat(positions.find(APP, TRIGGER)).isEmpty();
    positions.forget(APP, TRIGGER);
    assertThat(store.find(APP, TRIGGER)).isEmpty();
    assertThat(positions.moveTo(APP, TRIGGER, token("01"))).isTrue();
    assertThat(positions.find(APP, TRIGGER)).contains(token("01"));
    for (String schedule : new String[] {EVERY_MINUTE, "{wrong"}) {
      store.put(APP, TRIGGER, new ScheduleMark(schedule, NOON));
      assertThat(positions.find(APP, TRIGGER)).isEmpty();
      positions.begin(APP, TRIGGER);
      assertThat(store.find(APP, TRIGGER).map(ScheduleMark::schedule)).contains("{}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          {} | missing required parameter: 'type'
          {type: 'X', function_name: 'f'} | 'type' must be DATABASE, AUTHENTICATION or SCHEDULED
          {type: 'SCHEDULED', function_name: 'f'} | missing required parameter: 'config'
          {type: 'SCHEDULED', config: {}} | missing required parameter: 'function_id'
          {type: 'SCHEDULED', config: {}, event_processors: {FUNCTION: {}}} | missing required
          {type: 'DATABASE', config: {}} | missing required parameter: 'operation_types'
          {type: 'DATABASE', config: {operation_types: ['X'], match: {$x: 1}}} | 'match' is not a
          {type: 'DATABASE', config: {operation_types: ['X'], match: 1}} | 'config.match' must be
          {type: 'DATABASE', config: {operation_types: ['X'], project: 1}} | 'config.project' must
          {type: 'AUTHENTICATION', config: {}} | missing required parameter: 'operation_type'
          {type: 'AUTHENTICATION', config: {operation_type: 'X'}} | 'operation_type' must be CREATE
          """)
  void whatCouldNeverRunIsRefused(String json, String reason) {
    assertThat(refusal(() -> TriggerChecks.check(Members.of(Document.parse(json)))))
        .startsWith(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: 'SCHEDULED', config: {}, function_name: 'f'}",
        "{type: 'SCHEDULED', config: {}, function_id: '111111111111111111111111'}",
        "{type: 'SCHEDULED', config: {}, event_processors: {AWS_EVENTBRIDGE: {}}}",
        "{type: 'DATABASE', config: {operation_types: ['X'], match: {}}, function_name: 'f'}",
        "{type: 'DATABASE', config: {operation_types: 'X', match: {a: 1}}, function_name: 'f'}",
        "{type: 'AUTHENTICATION', config: {operation_type: 'LOGIN'}, function_name: 'f'}"
      })
  void whatCanRunIsTaken(String json) {
    TriggerChecks.check(Members.of(Document.parse(json)));
  }

  private static Optional<Document> given(EventView view, String type, Document before) {
    Document event = Document.parse("{operationType: '" + type + "', fullDocument: {a: 1}}");
    return TriggerEvents.given(view, event, before);
  }

  @Test
  void aTriggerIsGivenWhatItAskedForOfAChange() {
    Document none = new Document();
    EventView little = new EventView(false, false, none, none);
    EventView all = new EventView(true, true, none, none);
    Document before = new Document("a", 0);
    Document update = Document.parse("{operationType: 'update', fullDocument: {a: 1}}");
    assertThat(given(little, "update", before)).contains(new Document("operationType", "update"));
    assertThat(given(little, "insert", before))
        .contains(Document.parse("{operationType: 'insert', fullDocument: {a: 1}}"));
    assertThat(given(all, "update", null)).contains(update);
    assertThat(given(all, "update", before))
        .contains(new Document(update).append("fullDocumentBeforeChange", before));
    EventView matching = new EventView(true, false, new Document("fullDocument.a", 1), none);
    EventView other = new EventView(true, false, new Document("fullDocument.a", 2), none);
    assertThat(given(matching, "update", null)).contains(update);
    assertThat(given(other, "update", null)).isEmpty();
    EventView projected = new EventView(true, false, none, new Document("fullDocument.a", 1));
    assertThat(given(projected, "update", null)).contains(Document.parse("{fullDocument: {a: 1}}"));
  }
}
