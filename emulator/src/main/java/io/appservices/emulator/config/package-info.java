/**
 * The configuration of an emulator, group by group. Together with {@code io.appservices.emulator}
 * and {@code io.appservices.emulator.api}, with the packages in that, it is the API.
 */
@NullMarked
package io.appservices.emulator.config;

import org.jspecify.annotations.NullMarked;
