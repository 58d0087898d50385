package io.appservices.emulator.config;

import io.appservices.emulator.option.AppsOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The apps and users that are there from the start. Immutable. */
public final class AppSettings extends Settings {

  AppSettings(OptionValues values) {
    super(OptionGroup.APPS, values);
  }

  /** Returns the id that clients name the first app by. */
  public String clientAppId() {
    return get(AppsOptions.CLIENT_APP_ID);
  }

  /** Returns the {@code _id} of the first app: 24 hexadecimal digits. */
  public String appId() {
    return get(AppsOptions.APP_ID);
  }

  /** Returns the group (project) that apps belong to: 24 hexadecimal digits. */
  public String groupId() {
    return get(AppsOptions.GROUP_ID);
  }

  /** Returns the folders that apps are made from, in their order. */
  public List<Path> folders() {
    return list(AppsOptions.FOLDER);
  }

  /** Returns whether apps follow the folders that they were made from. */
  public boolean watchFolders() {
    return get(AppsOptions.WATCH_FOLDERS);
  }

  /**
   * Returns whether a folder is refused as a whole for what keeps a single function, trigger or
   * endpoint of it from working.
   */
  public boolean strictFolders() {
    return get(AppsOptions.STRICT_FOLDERS);
  }

  /**
   * Returns whether new apps that are not from folders confirm email/password accounts by mail, in
   * place of automatically.
   */
  public boolean noAutoConfirm() {
    return get(AppsOptions.NO_AUTO_CONFIRM);
  }

  /** Returns the files of users that are imported before it listens, in their order. */
  public List<Path> users() {
    return list(AppsOptions.USERS);
  }

  /** Returns the file that the users of all apps are written to on close; empty if none. */
  public Optional<Path> exportUsersOnClose() {
    return find(AppsOptions.EXPORT_USERS);
  }

  /**
   * Returns whether an app is made beside those from folders: its ids are given here, or there are
   * no folders.
   */
  public boolean makesApp() {
    return folders().isEmpty() || isNamed();
  }

  /**
   * Returns whether any app is configured, by its ids or by a folder, so that a test can use it.
   */
  public boolean configuresApp() {
    return isNamed() || !folders().isEmpty();
  }

  /** Returns whether the group was given, be it the default. */
  public boolean namesGroup() {
    return isGiven(AppsOptions.GROUP_ID);
  }

  /** Returns whether the id of the first app was given, be it the default. */
  public boolean namesAppId() {
    return isGiven(AppsOptions.APP_ID);
  }

  private boolean isNamed() {
    return isGiven(AppsOptions.CLIENT_APP_ID) || isGiven(AppsOptions.APP_ID);
  }

  /** Sets the apps and users to start with. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * Sets the id that clients name the first app by; {@value EmulatorConfig#DEFAULT_CLIENT_APP_ID}
     * by default.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, underscores and
     *     hyphens
     */
    public Builder clientAppId(String clientAppId) {
      config.put(AppsOptions.CLIENT_APP_ID, clientAppId);
      return this;
    }

    /**
     * Sets the {@code _id} of the first app; {@value EmulatorConfig#DEFAULT_APP_ID} by default.
     *
     * @throws IllegalArgumentException if it is not 24 hexadecimal digits
     */
    public Builder appId(String appId) {
      config.put(AppsOptions.APP_ID, appId);
      return this;
    }

    /**
     * Sets the group (project) that apps belong to; {@value EmulatorConfig#DEFAULT_GROUP_ID} by
     * default.
     *
     * @throws IllegalArgumentException if it is not 24 hexadecimal digits
     */
    public Builder groupId(String groupId) {
      config.put(AppsOptions.GROUP_ID, groupId);
      return this;
    }

    /**
     * Makes an app from a folder as App Services exports it; may be given more than once. The app
     * that there is otherwise is then made only if {@link #clientAppId} or {@link #appId} is given.
     *
     * @param folder the one with {@code root_config.json}, or what older versions have in its place
     */
    public Builder folder(Path folder) {
      config.put(AppsOptions.FOLDER, folder);
      return this;
    }

    /** Sets whether apps follow the folders that they were made from; off by default. */
    public Builder watchFolders(boolean watch) {
      config.put(AppsOptions.WATCH_FOLDERS, watch);
      return this;
    }

    /**
     * Sets whether a folder is refused as a whole for what keeps a single function, trigger or
     * endpoint of it from working; by default the rest of the app runs.
     */
    public Builder strictFolders(boolean strict) {
      config.put(AppsOptions.STRICT_FOLDERS, strict);
      return this;
    }

    /**
     * Sets whether new apps, but those from folders, confirm email/password accounts by mail in
     * place of automatically; off by default. {@code app.providers().autoConfirm(...)} changes it
     * for one app.
     */
    public Builder noAutoConfirm(boolean byMail) {
      config.put(AppsOptions.NO_AUTO_CONFIRM, byMail);
      return this;
    }

    /**
     * Imports a file of users (docs/users.md) before the emulator listens, after those given
     * before. If a line of it cannot be used, the emulator does not start. A file that is not there
     * is no mistake if it is also the one of {@link #exportUsersOnClose}: then there are no users
     * yet.
     */
    public Builder users(Path file) {
      config.put(AppsOptions.USERS, file);
      return this;
    }

    /**
     * Writes the users of all apps to a file when the emulator is closed, in the format that {@link
     * #users} takes. Without password in clear text, but with hashes that are quickly broken.
     *
     * @throws IllegalArgumentException if it is a directory, in a directory that does not exist, or
     *     cannot be written
     */
    public Builder exportUsersOnClose(Path file) {
      config.put(AppsOptions.EXPORT_USERS, file);
      return this;
    }
  }
}
