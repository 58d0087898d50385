package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import org.bson.Document;

/** Writes {@code {schedule, time}}. */
final class ScheduleMarkCodec implements ValueCodec<ScheduleMark> {

  @Override
  public Document encode(ScheduleMark mark) {
    return new Document("schedule", Texts.stored(mark.schedule()))
        .append("time", Times.stored(mark.time()));
  }

  @Override
  public ScheduleMark decode(Document stored) {
    Fields fields = new Fields("schedule", stored);
    return new ScheduleMark(fields.text("schedule"), Times.read(fields.document("time")));
  }
}
