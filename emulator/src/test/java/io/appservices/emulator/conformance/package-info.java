/**
 * Every operation of the Admin API against what is documented of its answers. The expectations are
 * data: {@code admin-v3.txt} beside this package's classes.
 */
package io.appservices.emulator.conformance;
