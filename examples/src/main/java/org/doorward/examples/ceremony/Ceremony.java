package org.doorward.examples.ceremony;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.examples.stage.Cue;
import org.doorward.li.fault.LiException;

/**
 * Plays the ceremony: {@code ./mvnw -q -Pceremony}. System properties: {@code ceremony.out} (the directory that it
 * fills), {@code ceremony.script} (the directory of the script and of what people have written). Each command is a process
 * of its own. Exits with 0 only if every command ended as the script says, refusals among them.
 */
public final class Ceremony {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final Set<String> SHOWN = Set.of("show", "verify", "submit");

  private final Premises premises;
  private final Commands commands;
  private final PrintStream out;
  private final Map<Program, Running> running = new EnumMap<>(Program.class);
  private int refusals;

  Ceremony(Premises premises, Commands commands, PrintStream out) {
    this.premises = premises;
    this.commands = commands;
    this.out = out;
  }

  /** Plays it and says how it ended. */
  public static void main(String... arguments) {
    String failure = run();
    System.out.println();
    System.out.println(
        failure.isEmpty() ? "doorward ceremony: OK" : "doorward ceremony: FAILED: " + failure);
    System.exit(failure.isEmpty() ? 0 : 1);
  }

  private static String run() {
    Path directory = Path.of(System.getProperty("ceremony.out", ""));
    Path script = Path.of(System.getProperty("ceremony.script", ""));
    try {
      clear(directory);
      Premises premises = new Premises(directory);
      Ceremony ceremony = new Ceremony(
          premises,
          (program, words, agrees) -> process(directory, program, words, agrees),
          System.out);
      premises.prepare(script);
      ceremony.play(Step.read(script.resolve("ceremony.txt")));
      return "";
    } catch (IOException | LiException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Commands.Result process(
      Path directory, Program program, List<String> words, boolean agrees) throws IOException {
    try (Running process = Running.start(directory, program, words)) {
      if (agrees) {
        process.tell("yes");
      }
      process.tellNoMore();
      String output = process.hearAll();
      return new Commands.Result(process.exit(), output);
    }
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      List<Path> old;
      try (Stream<Path> files = Files.walk(directory)) {
        old = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }

  /** Plays all steps, and ends what still runs. */
  void play(List<Step> steps) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      for (Step step : steps) {
        if (System.nanoTime() > deadline) {
          throw new IOException("it took longer than " + LIMIT);
        }
        play(step);
      }
    } finally {
      running.values().forEach(Running::close);
    }
    out.printf("%n%d commands were refused, as they had to be%n", refusals);
  }

  private void play(Step step) throws IOException {
    if (step instanceof Step.Heading heading) {
      out.printf("%n== %s%n", heading.text());
    } else if (step instanceof Step.Order order) {
      out.printf("%s> %s%n", order.name(), order.text());
      Running process = running.get(Program.of(order.name()));
      if (process == null) {
        throw new IOException(order.name() + " does not run");
      }
      process.tell(order.text());
      out.printf("    %s%n", process.hear(order.says()));
    } else if (step instanceof Step.Command command) {
      out.printf("$ %s%n", command.text());
      if (command.stays()) {
        stay(command);
      } else {
        run(command);
      }
    }
  }

  private void stay(Step.Command command) throws IOException {
    Program program = Program.of(command.tool());
    Running process = Running.start(premises.directory(), program, command.words());
    Running before = running.put(program, process);
    if (before != null) {
      before.close();
    }
    if (program == Program.VENDOR) {
      out.printf("    %s%n", process.hear("opened"));
      return;
    }
    Cue ready = Cue.parse(process.hear("= ready "));
    premises.note(program, ready);
    out.println("    ready");
  }

  private void run(Step.Command command) throws IOException {
    Commands.Result result =
        commands.run(Program.of(command.tool()), command.words(), command.agrees());
    boolean asItHasTo = result.exit() == command.exit() && result.output().contains(command.says());
    if (!asItHasTo || SHOWN.contains(command.words().get(0))) {
      result.output().lines().forEach(line -> out.println("    " + line));
    }
    if (!asItHasTo) {
      throw new IOException(
          "exit " + result.exit() + " instead of " + command.exit() + ": " + command.text());
    }
    if (command.exit() != 0) {
      refusals++;
      out.printf("    refused, as it has to be: %s%n", command.says());
    } else {
      out.println("    done");
    }
  }
}
