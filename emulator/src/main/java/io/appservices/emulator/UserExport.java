package io.appservices.emulator;

import java.nio.file.Path;

/**
 * A report that users were written to a file when the emulator was closed.
 *
 * @param file where they are
 * @param users how many users and accounts it has
 */
public record UserExport(Path file, int users) {}
