package org.doorward.li.element.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Watches each ADMF for itself, and removes the tasks of one that stays silent. Fed by nothing but requests that
 * were authenticated, bound and permitted. Thread-safe.
 *
 * @clause TS 103 221-1, 6.6.2
 */
final class Watchdog {
  /** The condition of the fault that an ADMF is silent. */
  static final String SILENT = "keepalives-not-received";

  private final KeepaliveSettings settings;
  private final Map<String, KeepaliveWatch> watches = new ConcurrentSkipListMap<>();
  private final Map<String, AdmfIdentifier> admfs = new ConcurrentSkipListMap<>();
  private final Reporting reporting;
  private final Consumer<AdmfIdentifier> purge;
  private final Executor workers;
  private final LongSupplier nanos;

  /** A watch for each of these ADMFs; {@code purge} is called on a worker. */
  Watchdog(
      KeepaliveSettings settings,
      Collection<AdmfIdentifier> watched,
      Reporting reporting,
      Consumer<AdmfIdentifier> purge,
      Executor workers,
      LongSupplier nanos) {
    this.settings = settings;
    watch(watched);
    this.reporting = reporting;
    this.purge = purge;
    this.workers = workers;
    this.nanos = nanos;
  }

  /** Watches these ADMFs too. One that is named no more stays watched: its tasks go once it has been silent. */
  final void watch(Collection<AdmfIdentifier> more) {
    for (AdmfIdentifier admf : more) {
      admfs.put(admf.value(), admf);
      watches.putIfAbsent(admf.value(), new KeepaliveWatch(settings));
    }
  }

  /** The silence of that ADMF, as a fault. */
  static Issue silence(AdmfIdentifier admf) {
    return Issue.of(
        Subject.of(admf),
        SILENT,
        Issue.Type.FAULT,
        X1ErrorCode.KEEPALIVES_NOT_RECEIVED,
        "no request within keepaliveTimeP2");
  }

  /** A request of the ADMF was bound and permitted. */
  void heard(AdmfIdentifier admf) {
    watch(admf).ifPresent(watch -> {
      synchronized (watch) {
        act(admf, watch.heard(nanos.getAsLong()));
      }
    });
  }

  /** The ADMF has tasks from before a restart. */
  void arm(AdmfIdentifier admf) {
    watch(admf).ifPresent(watch -> {
      synchronized (watch) {
        boolean silent = !reporting.faults().of(Subject.of(admf)).isEmpty();
        if (silent) {
          act(admf, watch.resume(nanos.getAsLong()));
        } else {
          watch.arm(nanos.getAsLong());
        }
      }
    });
  }

  /** The ADMF has acknowledged a report. */
  void acknowledged(AdmfIdentifier admf, Issue issue) {
    if (issue.equals(silence(admf))) {
      watch(admf).ifPresent(watch -> {
        synchronized (watch) {
          watch.acknowledged(nanos.getAsLong());
        }
      });
    }
  }

  /** Looks whether something is due. To be called every second or so; does not block. */
  void look() {
    watches.forEach((name, watch) -> {
      synchronized (watch) {
        AdmfIdentifier admf = admfs.get(name);
        if (admf != null) {
          act(admf, watch.look(nanos.getAsLong()));
        }
      }
    });
  }

  private Optional<KeepaliveWatch> watch(AdmfIdentifier admf) {
    return Optional.ofNullable(watches.get(admf.value()));
  }

  private void act(AdmfIdentifier admf, KeepaliveWatch.Action action) {
    switch (action) {
      case NONE -> {
        // nothing is due
      }
      case FAULT -> reporting.begin(Optional.empty(), silence(admf));
      case CLEAR -> reporting.end(Subject.of(admf), SILENT);
      case PURGE -> purge(admf);
    }
  }

  private void purge(AdmfIdentifier admf) {
    try {
      workers.execute(() -> purge.accept(admf));
    } catch (RejectedExecutionException e) {
      // The element is going down, and its tasks with it.
    }
  }
}
