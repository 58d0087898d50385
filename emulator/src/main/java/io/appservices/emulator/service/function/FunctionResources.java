package io.appservices.emulator.service.function;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.config.ValueService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.dependency.DependencyService;
import io.appservices.emulator.service.outside.OutsideServices;

/**
 * The resources that functions reach through their {@code context}.
 *
 * @param outside what is not the app: other servers, and its services
 */
public record FunctionResources(
    ValueService values,
    DataService data,
    OutsideServices outside,
    DependencyService dependencies,
    EmulatorClock clock,
    Ids ids) {}
