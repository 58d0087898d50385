/**
 * The JavaScript of queries and pipelines, which is run as functions are, and belongs to no app.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.script;

import org.jspecify.annotations.NullMarked;
