/**
 * The use-cases: one public method is one thing that the service can do. Knows no HTTP.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service;
