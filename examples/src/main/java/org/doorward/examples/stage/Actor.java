package org.doorward.examples.stage;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process of the demo as its director sees it: started from the same jars, told what to do by lines on its
 * standard input, heard by its cues. It shares nothing else with the director.
 */
public final class Actor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Cue GONE = new Cue("gone", java.util.Map.of());

  private final String name;
  private final Process process;
  private final BufferedWriter orders;
  private final BlockingQueue<Cue> cues = new LinkedBlockingQueue<>();
  private final Thread listener;

  private Actor(String name, Process process, Consumer<String> audience) {
    this.name = name;
    this.process = process;
    this.orders = new BufferedWriter(
        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.listener = new Thread(() -> listen(audience), "hears-" + name);
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Starts a process.
   *
   * @param name how the director calls it
   * @param main the class to run
   * @param audience gets the lines it prints for the reader
   * @param arguments its arguments
   */
  public static Actor start(
      String name, Class<?> main, Consumer<String> audience, List<String> arguments) {
    try {
      return new Actor(
          name,
          new ProcessBuilder(command(main, arguments)).redirectErrorStream(true).start(),
          audience);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The command line of a process from the same jars as this one.
   *
   * @param main the class to run
   * @param arguments its arguments
   */
  public static List<String> command(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    Module module = main.getModule();
    if (module.isNamed()) {
      command.addAll(List.of(
          "--module-path", modulePath(), "--module", module.getName() + "/" + main.getName()));
    } else {
      command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
    }
    command.addAll(arguments);
    return command;
  }

  private static String modulePath() {
    return Optional.ofNullable(System.getProperty("jdk.module.path"))
        .orElseThrow(() -> new IllegalStateException("not started from a module path"));
  }

  /** Tells the process what to do. */
  public void order(String line) {
    try {
      orders.write(line);
      orders.newLine();
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not listen", e);
    }
  }

  /** Waits for the next cue of that name; any other one is a failure. */
  public Cue await(String cue) {
    try {
      Cue heard = cues.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (heard == null) {
        throw new IllegalStateException(name + " is silent; waited for its cue " + cue);
      }
      if (!heard.name().equals(cue)) {
        throw new IllegalStateException(
            name + " gave the cue " + heard.name() + " " + heard.values() + ", not " + cue);
      }
      return heard;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  /** Tells the process what to do and waits for the cue that it has. */
  public Cue orderAndAwait(String line, String cue) {
    order(line);
    return await(cue);
  }

  /** Waits until the process has ended by itself. */
  public int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  /** Ends the process at once, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Ends the process if it still runs. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void listen(Consumer<String> audience) {
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (Cue.marks(line)) {
          cues.add(Cue.parse(line));
        } else {
          audience.accept(line);
        }
      }
    } catch (IOException e) {
      audience.accept("its output broke off");
    }
    cues.add(GONE);
  }
}
