package io.appservices.emulator.service.state;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** Collects what a file of a state has of one app. */
final class AppReader {

  private final AppState state;
  private final List<User> users = new ArrayList<>();
  private final List<Registration> accounts = new ArrayList<>();
  private final List<ApiKey> keys = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<LogEntry> log = new ArrayList<>();
  private final Map<ObjectId, ScheduleMark> marks = new HashMap<>();
  private Optional<AppCopy.Packages> packages = Optional.empty();

  AppReader(AppState state) {
    this.state = state;
  }

  void take(String kind, Document value) {
    switch (kind) {
      case StateFiles.USER -> users.add(Codecs.USER.decode(value));
      case StateFiles.ACCOUNT -> accounts.add(Codecs.REGISTRATION.decode(value));
      case StateFiles.API_KEY -> keys.add(Codecs.API_KEY.decode(value));
      case StateFiles.DEVICE -> devices.add(Codecs.DEVICE.decode(value));
      case StateFiles.SESSION -> sessions.add(Codecs.SESSION.decode(value));
      case StateFiles.LOG -> log.add(Codecs.LOG_ENTRY.decode(value));
      case StateFiles.SCHEDULE -> takeMark(new Fields(kind, value));
      case StateFiles.PACKAGES -> packages = Optional.of(packages(value));
      default -> throw new StorageException("it has a '" + kind + "', which is not known", null);
    }
  }

  private void takeMark(Fields fields) {
    marks.put(fields.id("trigger"), Codecs.SCHEDULE_MARK.decode(fields.document("mark")));
  }

  private static AppCopy.Packages packages(Document value) {
    return new AppCopy.Packages(
        Codecs.DEPENDENCIES.decode(new Fields("packages", value).document("dependencies")),
        Optional.ofNullable(value.get("archive", Binary.class)).map(Binary::getData));
  }

  AppCopy app() {
    return new AppCopy(
        state,
        users,
        accounts,
        new AppCopy.Credentials(keys, devices, sessions),
        log,
        marks,
        packages);
  }
}
