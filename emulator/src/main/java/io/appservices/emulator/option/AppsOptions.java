package io.appservices.emulator.option;

import java.nio.file.Path;
import java.util.List;

/** The apps and users that are there from the start, and what becomes of the users at the end. */
public final class AppsOptions {

  public static final String DEFAULT_CLIENT_APP_ID = "myapp-abcde";
  public static final String DEFAULT_APP_ID = "5f60207f14dfb25d24511201";
  public static final String DEFAULT_GROUP_ID = "5f60207f14dfb25d23101102";

  public static final Option<String> CLIENT_APP_ID =
      Option.named("--app", "clientAppId", Formats.clientAppId())
          .description(
              "Client app id of the app that is there from the start; with --app-folder only if it"
                  + " is given.")
          .standard(DEFAULT_CLIENT_APP_ID)
          .matters()
          .in(OptionGroup.APPS);

  public static final Option<String> APP_ID =
      Option.named("--app-id", "appId", Formats.id())
          .description("Its _id.")
          .standard(DEFAULT_APP_ID)
          .matters()
          .in(OptionGroup.APPS);

  public static final Option<String> GROUP_ID =
      Option.named("--group", "groupId", Formats.id())
          .description("Id of the group (project) that apps belong to.")
          .standard(DEFAULT_GROUP_ID)
          .matters()
          .in(OptionGroup.APPS);

  public static final Option<Path> FOLDER =
      Option.named("--app-folder", "folder", Formats.path("<directory>", "a directory"))
          .description(
              "Makes an app from a folder as App Services exports it, with root_config.json or what"
                  + " older versions have in its place.")
          .ordered()
          .in(OptionGroup.APPS);

  public static final Option<Boolean> WATCH_FOLDERS =
      Option.named("--watch", "watchFolders", Formats.bool())
          .description("Lets apps follow their folders when these change.")
          .standard(false)
          .in(OptionGroup.APPS);

  public static final Option<Boolean> STRICT_FOLDERS =
      Option.named("--strict", "strictFolders", Formats.bool())
          .description(
              "Refuses a folder as a whole for what keeps a single function, trigger or endpoint of"
                  + " it from working.")
          .standard(false)
          .in(OptionGroup.APPS);

  public static final Option<Boolean> NO_AUTO_CONFIRM =
      Option.named("--no-auto-confirm", "noAutoConfirm", Formats.bool())
          .description(
              "New apps confirm email/password accounts by mail, which the outbox keeps, in place"
                  + " of automatically; not those from folders, which say so themselves.")
          .standard(false)
          .in(OptionGroup.APPS);

  public static final Option<Path> USERS =
      Option.named("--users", "users", Formats.path("<file>", "a file"))
          .description("A file of users to start with, a line of JSON for each.")
          .ordered()
          .in(OptionGroup.APPS);

  public static final Option<Path> EXPORT_USERS =
      Option.named("--export-on-exit", "exportUsersOnClose", Formats.writableFile())
          .description(
              "Where to write the users of all apps when told to stop, for --users to read.")
          .in(OptionGroup.APPS);

  static final List<Option<?>> ALL =
      List.of(
          CLIENT_APP_ID,
          APP_ID,
          GROUP_ID,
          FOLDER,
          WATCH_FOLDERS,
          STRICT_FOLDERS,
          NO_AUTO_CONFIRM,
          USERS,
          EXPORT_USERS);

  private AppsOptions() {}
}
