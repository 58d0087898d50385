package io.appservices.emulator.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The help of a verb, whose descriptions are wrapped at blanks alone. Picocli would break URLs,
 * times and paths, too: it asks a {@link java.text.BreakIterator}, which breaks no letters. So
 * other characters are letters while it wraps.
 */
final class WholeWords extends Help {

  /** From a character of ASCII to a letter of a language that no help is in. */
  private static final int TO_LETTER = 0x180;

  WholeWords(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  @Override
  public String optionList() {
    return read(super.optionList());
  }

  @Override
  public String parameterList() {
    return read(super.parameterList());
  }

  @Override
  public IOptionRenderer createDefaultOptionRenderer() {
    IOptionRenderer renderer = super.createDefaultOptionRenderer();
    return (option, labels, colors) -> whole(renderer.render(option, labels, colors));
  }

  @Override
  public IParameterRenderer createDefaultParameterRenderer() {
    IParameterRenderer renderer = super.createDefaultParameterRenderer();
    return (parameter, labels, colors) -> whole(renderer.render(parameter, labels, colors));
  }

  /** Writes the words of the last column, that of the description, in letters. */
  private Text[][] whole(Text[][] rows) {
    return Arrays.stream(rows)
        .map(
            row -> {
              Text[] written = row.clone();
              int last = row.length - 1;
              written[last] = colorScheme().text(write(row[last].plainString()));
              return written;
            })
        .toArray(Text[][]::new);
  }

  private static String write(String text) {
    return text.codePoints()
        .map(c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c) ? c + TO_LETTER : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String read(String text) {
    return text.codePoints()
        .map(c -> c > ' ' + TO_LETTER && c < 127 + TO_LETTER ? c - TO_LETTER : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
