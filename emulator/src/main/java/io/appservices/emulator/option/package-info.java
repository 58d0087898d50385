/**
 * The options: each is defined once, with its names, format, default and description. The builder
 * of the configuration, the command line, its help and environment variables, and the table in
 * docs/options.md follow from the definitions.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.option;

import org.jspecify.annotations.NullMarked;
