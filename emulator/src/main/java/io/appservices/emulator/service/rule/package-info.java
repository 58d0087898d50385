/**
 * The data access rules of apps: expressions, roles, filters, and operations that they bind.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.rule;

import org.jspecify.annotations.NullMarked;
