/**
 * Records, value objects and rules of the service, without I/O; its errors. Knows no other package.
 */
package io.appservices.emulator.domain;
