package org.doorward.li.intercept.internal;

import static org.doorward.li.authority.internal.Operator.NOW;

import java.util.List;
import org.doorward.li.element.internal.LiveTasks;
import org.doorward.li.intercept.Probe;
import org.doorward.li.x1.HashContext;

/** A point with its table of live tasks and a probe. */
final class TargetIndexPoint {
  final List<HashContext> contexts;
  final LiveInterceptionPoint point;
  final LiveTasks tasks;
  final Probe probe;

  TargetIndexPoint(int capacity, List<HashContext> contexts) {
    this.contexts = contexts;
    this.point = new LiveInterceptionPoint(() -> NOW, capacity);
    this.tasks = new LiveTasks(point);
    point.hashing(() -> contexts);
    this.probe = point.probe();
  }
}
