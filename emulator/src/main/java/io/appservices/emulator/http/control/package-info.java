/**
 * What the real service does not have: the emulator's own API and pages for tests and developers.
 */
package io.appservices.emulator.http.control;
