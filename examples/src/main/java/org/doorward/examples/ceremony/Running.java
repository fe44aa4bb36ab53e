package org.doorward.examples.ceremony;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorward.examples.stage.Actor;

/** A process of the ceremony: told things on its standard input, heard on its output. Not thread-safe. */
final class Running implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String GONE = "(has ended)";

  private final String name;
  private final Process process;
  private final BufferedWriter input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Running(String name, Process process) {
    this.name = name;
    this.process = process;
    this.input = new BufferedWriter(
        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread listener = new Thread(this::listen, "hears-" + name);
    listener.setDaemon(true);
    listener.start();
  }

  static Running start(Path directory, Program program, List<String> words) throws IOException {
    Process process = new ProcessBuilder(Actor.command(program.main(), words))
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
    return new Running(program.name(), process);
  }

  private void listen() {
    try (BufferedReader output = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("(its output broke off)");
    }
    lines.add(GONE);
  }

  void tell(String line) throws IOException {
    input.write(line);
    input.newLine();
    input.flush();
  }

  /** Says that nothing more will be told. */
  void tellNoMore() throws IOException {
    input.close();
  }

  /** Waits until it says that, and returns the line. */
  String hear(String expected) throws IOException {
    StringBuilder heard = new StringBuilder();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String line = next(deadline);
      if (line.contains(expected)) {
        return line;
      }
      heard.append(line).append('\n');
      if (line.equals(GONE)) {
        throw new IOException(name + " did not say " + expected + " but\n" + heard);
      }
    }
  }

  /** Waits until it has ended, and returns what it has said. */
  String hearAll() throws IOException {
    StringBuilder heard = new StringBuilder();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (String line = next(deadline); !line.equals(GONE); line = next(deadline)) {
      heard.append(line).append('\n');
    }
    return heard.toString();
  }

  private String next(long deadline) throws IOException {
    try {
      String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new IOException(name + " is silent");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    }
  }

  /** Its exit code, once it has ended. */
  int exit() throws IOException {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(name + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
