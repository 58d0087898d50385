package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of every verb is all that somebody needs who has not read the documentation. */
class HelpTest {

  private static final String PROGRAM = "appservices-emulator";

  /** Only looked at: what is run makes its own. */
  private static final CommandLine ALL = Main.commandLine();

  /** The verbs and those below them, such as {@code users list}. */
  static Stream<String> verbs() {
    return commands(ALL.getCommandSpec()).stream()
        .map(HelpTest::path)
        .filter(path -> !path.isEmpty());
  }

  private static List<CommandSpec> commands(CommandSpec spec) {
    List<CommandSpec> found = new ArrayList<>(List.of(spec));
    spec.subcommands().values().forEach(verb -> found.addAll(commands(verb.getCommandSpec())));
    return found;
  }

  private static String path(CommandSpec spec) {
    return spec.qualifiedName().substring(PROGRAM.length()).strip();
  }

  private static CommandSpec spec(String verb) {
    CommandLine found = ALL;
    for (String word : verb.split(" ")) {
      found = found.getSubcommands().get(word);
    }
    return found.getCommandSpec();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void saysWhatTheVerbDoesAndHowItIsCalled(String verb) {
    String help = Program.run((verb + " --help").split(" ")).done();

    assertThat(help).startsWith("Usage: " + PROGRAM + " " + verb);
    assertThat(spec(verb).usageMessage().description()).as("description").isNotEmpty();
    assertThat(String.join(" ", spec(verb).usageMessage().description())).endsWith(".");
    if (!verb.equals("version")) {
      assertThat(help).contains("Examples:");
      assertThat(help.substring(help.indexOf("Examples:"))).contains(PROGRAM + " " + verb);
    }
    String what = spec(verb).usageMessage().description()[0].split(" ")[0];
    assertThat(help.lines().limit(8))
        .as("says soon what it does")
        .anyMatch(line -> line.startsWith(what));
    assertThat(help.lines()).as("fits into a terminal").allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void isWhatTheVerbHelpShowsToo(String verb) {
    assertThat(Program.run(("help " + verb).split(" ")).done())
        .isEqualTo(Program.run((verb + " --help").split(" ")).done());
  }

  /** So that what is to be typed can be copied. */
  @ParameterizedTest
  @MethodSource("verbs")
  void breaksLinesBetweenWordsAlone(String verb) {
    String help = Program.run((verb + " --help").split(" ")).done();

    for (ArgSpec argument : spec(verb).args()) {
      if (!argument.hidden()) {
        String described = String.join(" ", argument.description());
        assertThat(help.split("\\s+")).contains(described.strip().split("\\s+"));
      }
    }
    assertThat(help).containsPattern("--help +Show this help message and exit\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usres --help", "--help usres", "usres -h", "usres --version"})
  void isNotThatOfTheProgramForAVerbThatThereIsNot(String line) {
    Program refused = Program.run(line.split(" "));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(PROGRAM + ": no such command: 'usres'; did you mean users? (see --help)\n");
    assertThat(Program.run("users", "lst", "--help").err())
        .isEqualTo(PROGRAM + " users: no such command: 'lst'; did you mean list? (see --help)\n");
  }

  @Test
  void ofWhatThereIsNotSuggestsWhatThereIs() {
    assertThat(Program.run("help", "usres").err())
        .isEqualTo(PROGRAM + ": no such command: 'usres'; did you mean users? (see --help)\n");
    assertThat(Program.run("help", "users", "lst").err())
        .isEqualTo(PROGRAM + " users: no such command: 'lst'; did you mean list? (see --help)\n");
    assertThat(Program.run("help").done()).isEqualTo(Program.run("--help").done());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void saysWhatEveryOptionAndArgumentIsFor(String verb) {
    assertThat(spec(verb).args())
        .allSatisfy(
            argument ->
                assertThat(String.join(" ", argument.description()))
                    .as("%s", argument.paramLabel())
                    .endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void saysWhatItsExitStatusMeansOrWhereThatIsSaid(String verb) {
    String help = Program.run((verb + " --help").split(" ")).done();

    if (spec(verb).subcommands().isEmpty()) {
      assertThat(help).containsPattern("Exit status: (0|that of the program)").contains("2 ");
    } else {
      assertThat(help).contains("Commands:");
    }
  }

  /** What is the same is called the same. */
  @ParameterizedTest
  @MethodSource("verbs")
  void takesHelpAndWhereItSpeaksToAnEmulatorTheSameOptions(String verb) {
    List<String> names = new ArrayList<>(spec(verb).optionsMap().keySet());

    assertThat(names).contains("-h", "--help");
    if (names.contains("--url")) {
      assertThat(names).contains("--ca-certificate", "--quiet", "-q");
    }
  }

  /** A value that is refused is answered with those that the help has, letter by letter. */
  @ParameterizedTest
  @MethodSource("verbs")
  void writesTheValuesOfAChoiceAsTheRefusalOfAnotherDoes(String verb) {
    for (OptionSpec option : spec(verb).options()) {
      if (option.type().isEnum()) {
        List<String> line = new ArrayList<>(List.of(verb.split(" ")));
        line.addAll(List.of(option.longestName(), "other"));

        assertThat(Program.run(line.toArray(String[]::new)).err())
            .contains(
                "invalid value for "
                    + option.longestName()
                    + ": expected one of "
                    + option.paramLabel().replace("|", ", ")
                    + ", not 'other'");
      }
    }
    assertThat(Program.run("completion", "tcsh").err())
        .contains("expected one of bash, zsh, fish, not 'tcsh'");
  }

  @Test
  void theHelpOfTheProgramNamesEveryVerbInTheOrderOfUse() {
    String help = Program.run("--help").done();

    assertThat(help).contains("Exit status: 0 done; 1 ").contains("2 wrong usage", "3 no emulator");
    assertThat(help).as("the verb of the launcher").contains(" archive, ");
    assertThat(Verbs.NAMES).isSubsetOf(verbs().toList());
    assertThat(
            help.lines()
                .filter(line -> line.matches("  [a-z]+ .*"))
                .map(line -> line.strip().split(" ")[0])
                .filter(Verbs.NAMES::contains))
        .containsExactlyElementsOf(Verbs.NAMES);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void refusesAnOptionThatItDoesNotHave(String verb) {
    List<String> line = new ArrayList<>(List.of(verb.split(" ")));
    line.add("--no-such-option");
    spec(verb)
        .positionalParameters()
        .forEach(argument -> line.add(argument.paramLabel().replaceAll("\\|.*", "")));
    spec(verb).requiredArgs().stream()
        .filter(ArgSpec::isOption)
        .forEach(option -> line.add(((OptionSpec) option).longestName() + "=x"));

    Program refused = Program.run(line.toArray(String[]::new));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .hasLineCount(1)
        .startsWith(PROGRAM + " " + verb + ": ")
        .contains("--no-such-option", "(see --help)");
  }

  @Test
  void tellsTheDefaultOfExecWhereItHasAnother() {
    assertThat(portOf("exec")).contains("Default: 0.");
    assertThat(portOf("start")).contains("Default: 9090.");
  }

  private static String portOf(String verb) {
    String help = Program.run(verb, "--help").done().replaceAll("\\s+", " ");
    return help.substring(help.indexOf("--port="), help.indexOf("--host="));
  }
}
