/** What is wrong with a request is refused as the contract says, and changes nothing. */
package io.appservices.emulator.badinput;
