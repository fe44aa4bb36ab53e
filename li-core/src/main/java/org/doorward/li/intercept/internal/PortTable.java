package org.doorward.li.intercept.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What each port of one protocol matches: ports, ranges and lists alike. One load answers. Ports beside each other
 * that match the same share a cell, so that a range costs about as much as a port. Read without a lock; changed by
 * whoever holds the index's.
 */
final class PortTable {
  static final int PORTS = 1 << 16;

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Cell[].class);

  private final Cell[] cells = new Cell[PORTS];

  PortTable() {
    Arrays.fill(cells, Cell.EMPTY);
  }

  /** What a port matches, 0 to 65535. */
  Cell find(int port) {
    return (Cell) CELL.getAcquire(cells, port);
  }

  /** Changes what the ports from {@code first} to {@code last} match. */
  void change(int first, int last, UnaryOperator<Cell> change) {
    Map<Cell, Cell> changed = new HashMap<>(); // a cell equals itself only;
    for (int port = first; port <= last; port++) {
      Cell now = changed.computeIfAbsent(cells[port], change);
      Cell beside = port == 0 ? Cell.EMPTY : cells[port - 1];
      if (beside != now && beside.sameAs(now)) {
        now = beside;
        changed.put(cells[port], now);
      }
      CELL.setRelease(cells, port, now);
    }
  }
}
