package io.appservices.emulator.api;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of reading an app folder.
 *
 * @param folder as it was given
 * @param clientAppId of the app that it belongs to
 * @param problems the reasons why the folder could not be used, and the app is unchanged; none if
 *     it was used
 * @param notes the parts left out, and anything that may surprise, such as files that are ignored
 */
public record AppFolderReport(
    Path folder, String clientAppId, List<String> problems, List<String> notes) {}
