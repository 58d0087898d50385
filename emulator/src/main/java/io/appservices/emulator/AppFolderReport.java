package io.appservices.emulator;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of reading an app folder.
 *
 * @param folder as it was given
 * @param clientAppId of the app that it belongs to
 * @param problems why the folder could not be used, and the app is as it was before; none if it was
 * @param notes what is left out or may surprise, such as files that are ignored
 */
public record AppFolderReport(
    Path folder, String clientAppId, List<String> problems, List<String> notes) {}
