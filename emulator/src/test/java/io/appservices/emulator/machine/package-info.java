/** The distribution on a machine that has not enough of something, is slow, or changes its time. */
package io.appservices.emulator.machine;
