package io.appservices.emulator.cli;

import java.util.function.Consumer;

/** Gives the text of an option to what sets it, and names the option if that refuses it. */
interface OptionSetter {

  void take(String option, String text, Consumer<String> setter);
}
