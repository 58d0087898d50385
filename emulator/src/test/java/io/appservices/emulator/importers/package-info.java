/**
 * What the test suites of SDKs do to set up an app, call by call, and whether the app then works.
 */
package io.appservices.emulator.importers;
