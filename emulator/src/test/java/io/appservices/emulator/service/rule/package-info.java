/** Tests of rule expressions. */
package io.appservices.emulator.service.rule;
