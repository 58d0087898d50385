/** The console: its files and the sessions of browsers; what it shows is tested in a browser. */
package io.appservices.emulator.console;
