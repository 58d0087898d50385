/** The command line: flags and environment to a configuration, the banner, signals. */
package io.appservices.emulator.cli;
