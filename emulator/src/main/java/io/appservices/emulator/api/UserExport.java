package io.appservices.emulator.api;

import java.nio.file.Path;

/**
 * A report that users were written to a file while the emulator ran or when it was closed.
 *
 * @param file the path of the file
 * @param users the number of users and accounts in it
 */
public record UserExport(Path file, int users) {}
