package org.doorward.examples.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.TaskDetails;

/**
 * How much of an ActivateTask over X1 is waiting for the log. The Java runtime's flight recorder notes each time that a
 * thread of the element is parked by the log's request, as it does for any parked thread; nothing of the
 * element is changed for it. One caller sends one request after another, so that all such waiting between a request and
 * its answer is that request's.
 */
final class AddedByTheLog {
  private static final String WAITS_FOR_THE_LOG = "org.doorward.li.evidence.internal.Request";
  private static final int ROUNDS = 3;
  private static final int CALLS = 32 * ActivationFigures.CALLERS;
  private static final int WARM_UP = 96 * ActivationFigures.CALLERS;

  /** What an activation makes durable in the log: a group with the intent, and one with the outcome, of two syncs each. */
  private static final int SYNCS = 4;

  private AddedByTheLog() {}

  /** A call as the recorder sees it, by the same clock as the waiting. */
  @Name("doorward.X1Call")
  @StackTrace(false)
  private static final class X1Call extends Event {}

  /**
   * Measures.
   *
   * @param lab whose element is called
   * @param directory on the same disk
   */
  static Figure measure(Lab lab, Path directory) throws Exception {
    Rounds added = new Rounds();
    Rounds slowest = new Rounds();
    Rounds disk = new Rounds();
    try (X1Client client = PingFigures.client(lab)) {
      activate(client, submitted(lab, WARM_UP, 0));
      for (int i = 1; i <= ROUNDS; i++) {
        Collection<TaskDetails> tasks = submitted(lab, CALLS, i);
        Path recorded = directory.resolve("round-" + i + ".jfr");
        try (Recording recording = new Recording()) {
          recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withoutStackTrace();
          recording.enable(X1Call.class).withThreshold(Duration.ZERO);
          recording.start();
          activate(client, tasks);
          recording.stop();
          recording.dump(recorded);
        }
        double[] waited = waited(recorded);
        added.add(waited[CALLS * 99 / 100]);
        slowest.add(waited[CALLS * 999 / 1000]);
        disk.add(syncs(directory.resolve("syncs-" + i)));
      }
    }
    return Figure.of("x1 added p99", "ms", added, Figures.TLS)
        .against(added, disk)
        .withP999(slowest.median());
  }

  private static Collection<TaskDetails> submitted(Lab lab, int tasks, int round) throws Exception {
    return ActivationFigures.submitted(
        lab, tasks / ActivationFigures.CALLERS, ActivationFigures.targets(round));
  }

  private static void activate(X1Client client, Collection<TaskDetails> tasks) throws Exception {
    for (TaskDetails task : tasks) {
      X1Call call = new X1Call();
      call.begin();
      PingFigures.done(client, new ActivateTask(PingFigures.header(), task));
      call.commit();
    }
  }

  /** For each call, in milliseconds, how long threads were parked by the log meanwhile; least first. */
  private static double[] waited(Path recorded) throws IOException {
    List<RecordedEvent> calls = new ArrayList<>();
    List<RecordedEvent> parks = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(recorded)) {
      if (event.getEventType().getName().equals("doorward.X1Call")) {
        calls.add(event);
      } else if (isOfTheLog(event.getClass("parkedClass"))) {
        parks.add(event);
      }
    }
    if (calls.size() != CALLS || parks.size() < CALLS) {
      throw new IllegalStateException(calls.size()
          + " calls were recorded, and the log was waited for " + parks.size() + " times");
    }
    calls.sort((a, b) -> a.getStartTime().compareTo(b.getStartTime()));
    parks.sort((a, b) -> a.getStartTime().compareTo(b.getStartTime()));
    double[] waited = new double[CALLS];
    int next = 0;
    for (int i = 0; i < CALLS; i++) {
      Instant end = calls.get(i).getEndTime();
      for (; next < parks.size() && parks.get(next).getStartTime().isBefore(end); next++) {
        waited[i] += parks.get(next).getDuration().toNanos() / 1e6;
      }
    }
    Arrays.sort(waited);
    return waited;
  }

  private static boolean isOfTheLog(RecordedClass parkedBy) {
    return parkedBy != null && parkedBy.getName().equals(WAITS_FOR_THE_LOG);
  }

  /** What one call of a hundred exceeds, in milliseconds, if it does nothing but the disk's part of it. */
  private static double syncs(Path file) throws IOException {
    double[] times = new double[CALLS];
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1 << 20));
      channel.force(true);
      for (int i = 0; i < CALLS; i++) {
        long start = System.nanoTime();
        for (int sync = 0; sync < SYNCS; sync++) {
          channel.write(ByteBuffer.allocate(512), sync * 4096L);
          channel.force(false);
        }
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Files.delete(file);
    Arrays.sort(times);
    return times[CALLS * 99 / 100];
  }
}
