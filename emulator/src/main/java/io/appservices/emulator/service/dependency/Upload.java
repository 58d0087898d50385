package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.UnpackedPackages;

/**
 * The packages that an app is to have.
 *
 * @param fileName that it came with
 * @param packageJson as it was uploaded; empty if something else was
 */
record Upload(String fileName, UnpackedPackages files, String packageJson) {}
