/** The commands of realm-cli, as the calls that they make, against the Admin API. */
package io.appservices.emulator.realmcli;
