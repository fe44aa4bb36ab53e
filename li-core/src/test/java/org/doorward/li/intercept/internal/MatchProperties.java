package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.LiveTasks;
import org.doorward.li.intercept.Interception;
import org.doorward.li.target.TargetIdentifier;

/** INV-INT-07: the index finds what a plain reading of the standards finds, whatever has happened before. */
class MatchProperties {
  /** A point, its tasks, and what they name. */
  private static final class World {
    private final Random random;
    private final DrawnTargets drawn;
    private final TargetIndexPoint point;
    private final Map<ActiveTask, Set<TargetIdentifier>> live = new HashMap<>();

    World(long seed) {
      random = new Random(seed);
      drawn = new DrawnTargets(random);
      point = new TargetIndexPoint(1, random.nextInt(4) == 0 ? List.of() : DrawnTargets.CONTEXTS);
    }

    void change() {
      LiveTasks tasks = point.tasks;
      switch (live.isEmpty() ? 0 : random.nextInt(4)) {
        case 0, 1 -> {
          Set<TargetIdentifier> targets = targets();
          live.put(tasks.activate(targets), targets);
        }
        case 2 -> {
          ActiveTask task = anyTask();
          Set<TargetIdentifier> targets = targets();
          tasks.modify(task, targets);
          live.put(task, targets);
        }
        default -> {
          ActiveTask task = anyTask();
          tasks.end(task);
          live.remove(task);
        }
      }
    }

    private ActiveTask anyTask() {
      List<ActiveTask> all = new ArrayList<>(live.keySet());
      all.sort(Comparator.comparing(task -> task.xid().toString()));
      return all.get(random.nextInt(all.size()));
    }

    private Set<TargetIdentifier> targets() {
      Set<TargetIdentifier> targets = new HashSet<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        targets.add(drawn.any());
      }
      return targets;
    }

    void look() {
      TargetIdentifier traffic = drawn.any();
      Set<ActiveTask> expected = live.entrySet().stream()
          .filter(task -> task.getValue().stream()
              .anyMatch(target -> PlainMatching.takesIn(target, traffic, point.contexts)))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
      check(expected, traffic, point.point.match(traffic));
      check(expected, traffic, point.probe.identifier(traffic));
      Primitive.match(point.probe, traffic).ifPresent(found -> check(expected, traffic, found));
    }

    private static void check(
        Set<ActiveTask> expected, TargetIdentifier traffic, List<Interception> found) {
      List<ActiveTask> tasks =
          found.stream().map(one -> ((MintedInterception) one).task()).toList();
      assertEquals(
          expected, new HashSet<>(tasks), traffic.type() + " " + traffic.text().reveal());
      assertEquals(tasks.size(), new HashSet<>(tasks).size(), "one interception for each task");
    }
  }

  @Property(tries = 60)
  void theIndexAgreesWithAPlainReference(@ForAll long seed) {
    World world = new World(seed);
    for (int i = 0; i < 40; i++) {
      world.change();
      for (int j = 0; j < 25; j++) {
        world.look();
      }
    }
  }
}
