/** The Admin API v3.0: what operators, the CLI and SDK test suites call. */
package io.appservices.emulator.http.admin;
