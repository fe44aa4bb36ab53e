package org.doorward.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that each send one request after another, and how long each call took. Immutable. */
final class Load {
  /** One call of a caller, which waits for its answer. */
  interface Call {
    void send() throws Exception;
  }

  private final long[] nanos;
  private final double seconds;

  private Load(long[] nanos, double seconds) {
    this.nanos = nanos;
    this.seconds = seconds;
  }

  /** Lets each caller make as many calls as there are, all callers at the same time. */
  static Load of(List<? extends Call> callers, int calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    try {
      List<Callable<long[]>> work = new ArrayList<>();
      for (Call caller : callers) {
        work.add(() -> times(caller, calls));
      }
      long start = System.nanoTime();
      List<Future<long[]>> results = threads.invokeAll(work);
      double seconds = (System.nanoTime() - start) / 1e9;
      long[] all = new long[callers.size() * calls];
      for (int i = 0; i < results.size(); i++) {
        System.arraycopy(results.get(i).get(), 0, all, i * calls, calls);
      }
      Arrays.sort(all);
      return new Load(all, seconds);
    } finally {
      threads.shutdownNow();
    }
  }

  double perSecond() {
    return nanos.length / seconds;
  }

  /** The time in milliseconds that one call of a thousand exceeds. */
  double p999() {
    return nanos[(int) (nanos.length * 0.999)] / 1e6;
  }

  private static long[] times(Call caller, int calls) throws Exception {
    long[] times = new long[calls];
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      caller.send();
      times[i] = System.nanoTime() - start;
    }
    return times;
  }
}
