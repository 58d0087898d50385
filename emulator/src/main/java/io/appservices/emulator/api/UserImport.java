package io.appservices.emulator.api;

import java.nio.file.Path;

/**
 * A report that users were read from a file when the emulator was started.
 *
 * @param file the path of the file
 * @param users the number of users and accounts in it
 * @param present whether the file was there; if not, the one to export to has the same name
 */
public record UserImport(Path file, int users, boolean present) {}
