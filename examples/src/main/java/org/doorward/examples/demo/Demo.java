package org.doorward.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doorward.examples.capture.CaptureReader;
import org.doorward.examples.sip.UriIdentities;
import org.doorward.li.fault.LiException;

/**
 * The main job: {@code ./mvnw -Pdemo}. System properties: {@code demo.out} (the directory that it fills),
 * {@code demo.pcap} (a capture), {@code demo.target} (whom to intercept). Exits with 0 only if every check
 * held.
 */
public final class Demo {
  private Demo() {}

  /** Plays the story and says how it ended. */
  public static void main(String... arguments) {
    String failure = run();
    System.out.println();
    System.out.println(
        failure.isEmpty() ? "doorward demo: OK" : "doorward demo: FAILED: " + failure);
    System.exit(failure.isEmpty() ? 0 : 1);
  }

  private static String run() {
    try {
      Path capture = Path.of(System.getProperty("demo.pcap", ""));
      String target = System.getProperty("demo.target", "");
      UriIdentities.target(target);
      readable(capture);
      Path out = Path.of(System.getProperty("demo.out", ""));
      clear(out);
      try (Story story = new Story(out, capture, target)) {
        story.play();
      }
      return "";
    } catch (NoSuchFileException e) {
      return "there is no file " + e.getFile();
    } catch (IOException | LiException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A file that is no capture is told at once, before anything is started. */
  private static void readable(Path capture) throws IOException {
    long frames = 0;
    try (CaptureReader reader = CaptureReader.open(capture)) {
      while (reader.next().isPresent()) {
        frames++;
      }
    }
    if (frames == 0) {
      throw new IOException("the capture holds no frame");
    }
  }

  private static void clear(Path out) throws IOException {
    if (Files.exists(out)) {
      List<Path> old;
      try (Stream<Path> files = Files.walk(out)) {
        old = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : old) {
        Files.delete(file);
      }
    }
    Files.createDirectories(out);
  }
}
