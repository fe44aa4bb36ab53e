package org.doorward.li.intercept.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The targets that name one resource, each under its own conditions: a port, a password, parameters. What a target
 * names, traffic must have; what traffic has besides does not matter. Immutable.
 */
final class Conditioned implements Content {
  /** What begins an item of a key's conditions; it is in no URI. */
  static final byte ITEM = 0;

  /** A target's items, all of which have to be there, and what it gives. */
  private static final class Condition {
    final byte[] items;
    final Cell cell;

    Condition(byte[] items, Cell cell) {
      this.items = items;
      this.cell = cell;
    }

    boolean holdsFor(OctetText traffic) {
      for (int at = 0; at < items.length; ) {
        int end = end(items, at, items.length);
        if (!has(traffic, items, at, end)) {
          return false;
        }
        at = end;
      }
      return true;
    }

    private static boolean has(OctetText traffic, byte[] items, int from, int to) {
      byte[] given = traffic.array();
      for (int at = 0; at < traffic.length(); ) {
        int end = end(given, at, traffic.length());
        if (Arrays.equals(items, from, to, given, at, end)) {
          return true;
        }
        at = end;
      }
      return false;
    }

    private static int end(byte[] items, int from, int limit) {
      int at = from + 1;
      while (at < limit && items[at] != ITEM) {
        at++;
      }
      return at;
    }
  }

  private final List<Condition> conditions;

  private Conditioned(List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  /** What stands for a resource after a change of the target whose conditions {@code key} has. */
  static Content changed(@Nullable Content before, Key key, UnaryOperator<Cell> change) {
    List<Condition> conditions = new ArrayList<>();
    if (before instanceof Conditioned several) {
      conditions.addAll(several.conditions);
    } else if (before instanceof Cell one) {
      conditions.add(new Condition(new byte[0], one));
    }
    byte[] items = key.conditions.copy();
    Cell cell = Cell.EMPTY;
    for (Condition condition : List.copyOf(conditions)) {
      if (Arrays.equals(condition.items, items)) {
        cell = condition.cell;
        conditions.remove(condition);
      }
    }
    Cell now = change.apply(cell);
    if (!now.isEmpty()) {
      conditions.add(new Condition(items, now));
    }
    if (conditions.isEmpty()) {
      return Cell.EMPTY;
    }
    return conditions.size() == 1 && conditions.get(0).items.length == 0
        ? conditions.get(0).cell
        : new Conditioned(conditions);
  }

  @Override
  public @Nullable Cell of(Key key) {
    Cell all = null;
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      if (condition.holdsFor(key.conditions)) {
        all = Cell.join(condition.cell, all);
      }
    }
    return all;
  }

  @Override
  public boolean isEmpty() {
    return conditions.isEmpty();
  }
}
