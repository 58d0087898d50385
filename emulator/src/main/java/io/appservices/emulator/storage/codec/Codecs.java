package io.appservices.emulator.storage.codec;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;

/** The codec of each type of value that stores keep. */
public final class Codecs {

  public static final ValueCodec<Identity> IDENTITY = new IdentityCodec();

  public static final ValueCodec<User> USER = new UserCodec();

  public static final ValueCodec<Session> SESSION = new SessionCodec();

  public static final ValueCodec<Registration> REGISTRATION = new RegistrationCodec();

  public static final ValueCodec<Device> DEVICE = new DeviceCodec();

  public static final ValueCodec<ApiKey> API_KEY = new ApiKeyCodec();

  public static final ValueCodec<DatabaseUser> DATABASE_USER = new DatabaseUserCodec();

  /** The codec of the settings of an app that are not parts; the edition is not written. */
  public static final ValueCodec<App> APP = new AppCodec();

  /** The codec of one part of the configuration of an app. */
  public static final ValueCodec<ConfigDocument> CONFIG_DOCUMENT = new ConfigDocumentCodec();

  /**
   * The codec of all configurations of an app as one document, in which each part stands once. It
   * grows with the app and its history; {@link AppStateCodec} keeps the parts apart.
   */
  public static final ValueCodec<AppState> APP_STATE = new WholeAppStateCodec();

  public static final ValueCodec<Mail> MAIL = new MailCodec();

  public static final ValueCodec<LogEntry> LOG_ENTRY = new LogEntryCodec();

  public static final ValueCodec<ScheduleMark> SCHEDULE_MARK = new ScheduleMarkCodec();

  public static final ValueCodec<Dependencies> DEPENDENCIES = new DependenciesCodec();

  private Codecs() {}
}
