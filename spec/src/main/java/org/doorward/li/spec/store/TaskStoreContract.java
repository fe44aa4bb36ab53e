package org.doorward.li.spec.store;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;

/**
 * What every {@link TaskStore} has to do, as checks by name; each begins with an empty store and opens it several
 * times. They cannot cut the power: that a commit survives is for the implementer to show. An implementer runs them
 * from any test framework:
 *
 * <pre>{@code
 * Stream<DynamicTest> keepsTheContract() { // a test factory
 *   return new TaskStoreContract(name -> openSqlStore(name)).checks().entrySet().stream()
 *       .map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()::run));
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class TaskStoreContract {
  private static final int CALLERS = 16;

  /** Opens stores. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens a store that is not open.
     *
     * @param name which; the same name gives the same store again, another name another one
     * @return the store, not yet read
     * @throws EvidenceException if it cannot be opened
     */
    TaskStore open(String name) throws EvidenceException;
  }

  /** One check. */
  @FunctionalInterface
  public interface Check {
    /**
     * Runs it.
     *
     * @throws EvidenceException if the store failed
     * @throws AssertionError if the store did not do what it has to
     */
    void run() throws EvidenceException;
  }

  private final Opener opener;

  /**
   * The checks of an implementation.
   *
   * @param opener opens its stores
   */
  public TaskStoreContract(Opener opener) {
    this.opener = requireNonNull(opener, "opener");
  }

  /**
   * Every check.
   *
   * @return by name, which says what a store has to do; in a fixed order
   */
  public Map<String, Check> checks() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("a new store holds nothing", this::holdsNothing);
    checks.put("the last value of each record is read", this::readsTheLastValues);
    checks.put("records of one name and different kinds are different", this::tellsKindsApart);
    checks.put("the changes of a commit count in their order", this::keepsTheOrder);
    checks.put("names and values of every length are kept", this::keepsEveryLength);
    checks.put("a removed record is gone, and may come again", this::removes);
    checks.put("commits in parallel are all kept", this::takesCommitsInParallel);
    checks.put("a visitor's failure is the reader's, and harms nothing", this::passesFailuresOn);
    checks.put("a closed store takes nothing", this::takesNothingWhenClosed);
    checks.put("random changes leave what a map would hold", this::isAMap);
    return Collections.unmodifiableMap(checks);
  }

  private record Name(Kind kind, Octets id) {}

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Name, Octets> read(TaskStore store) throws EvidenceException {
    Map<Name, Octets> read = new HashMap<>();
    store.read((kind, id, value) -> {
      if (read.put(new Name(kind, id), value) != null) {
        throw new AssertionError("a record of kind " + kind + " was read twice");
      }
    });
    return read;
  }

  private Map<Name, Octets> reread(String name) throws EvidenceException {
    try (TaskStore store = opener.open(name)) {
      return read(store);
    }
  }

  private void commit(String name, List<Change> changes) throws EvidenceException {
    try (TaskStore store = opener.open(name)) {
      read(store);
      store.commit(changes);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private void holdsNothing() throws EvidenceException {
    require(reread("new").isEmpty(), "a new store holds something");
    require(reread("new").isEmpty(), "a store that was only read holds something");
  }

  private void readsTheLastValues() throws EvidenceException {
    commit("last", List.of(Change.put(Kind.TASK, octets("a"), octets("1"))));
    commit("last", List.of(Change.put(Kind.TASK, octets("a"), octets("2"))));
    commit("last", List.of(Change.put(Kind.TASK, octets("b"), octets("3"))));
    require(
        reread("last")
            .equals(Map.of(
                new Name(Kind.TASK, octets("a")), octets("2"),
                new Name(Kind.TASK, octets("b")), octets("3"))),
        "other values are read than were put last");
    require(reread("other").isEmpty(), "a store of another name holds the same");
  }

  private void tellsKindsApart() throws EvidenceException {
    List<Change> changes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      changes.add(Change.put(kind, octets("same"), octets(kind.name())));
    }
    commit("kinds", changes);
    Map<Name, Octets> read = reread("kinds");
    for (Kind kind : Kind.values()) {
      require(
          read.getOrDefault(new Name(kind, octets("same")), Octets.EMPTY)
              .equals(octets(kind.name())),
          "a record of kind " + kind + " is not what was put");
    }
  }

  private void keepsTheOrder() throws EvidenceException {
    Octets id = octets("a");
    commit(
        "order",
        List.of(
            Change.put(Kind.TASK, id, octets("1")),
            Change.remove(Kind.TASK, id),
            Change.put(Kind.TASK, id, octets("2")),
            Change.put(Kind.SPENT, id, octets("3")),
            Change.remove(Kind.SPENT, id)));
    require(
        reread("order").equals(Map.of(new Name(Kind.TASK, id), octets("2"))),
        "the changes of one commit were not made in their order");
  }

  private void keepsEveryLength() throws EvidenceException {
    Random random = new Random(7);
    List<Change> changes = new ArrayList<>();
    Map<Name, Octets> expected = new HashMap<>();
    int[] lengths = {0, 1, 255, 256, 4095, 4096, 65_536, Change.MAX_VALUE_OCTETS};
    for (int i = 0; i < lengths.length; i++) {
      byte[] id = new byte[i == 0 ? Change.MAX_ID_OCTETS : i];
      byte[] value = new byte[lengths[i]];
      random.nextBytes(id);
      random.nextBytes(value);
      changes.add(Change.put(Kind.MANDATE, Octets.of(id), Octets.of(value)));
      expected.put(new Name(Kind.MANDATE, Octets.of(id)), Octets.of(value));
    }
    commit("lengths", changes);
    require(reread("lengths").equals(expected), "a name or value of some length is not kept");
  }

  private void removes() throws EvidenceException {
    Octets id = octets("a");
    commit("removed", List.of(Change.remove(Kind.FAULT, id)));
    commit("removed", List.of(Change.put(Kind.FAULT, id, octets("1"))));
    commit("removed", List.of(Change.remove(Kind.FAULT, id)));
    require(reread("removed").isEmpty(), "a removed record is still there");
    commit("removed", List.of(Change.put(Kind.FAULT, id, octets("2"))));
    require(
        reread("removed").equals(Map.of(new Name(Kind.FAULT, id), octets("2"))),
        "a record that came again is not there");
  }

  private void takesCommitsInParallel() throws EvidenceException {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    int count = 20 * CALLERS;
    try (TaskStore store = opener.open("parallel")) {
      read(store);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Octets id = octets("task " + i);
        all.add(callers.submit(() -> {
          store.commit(
              List.of(Change.put(Kind.TASK, id, id), Change.put(Kind.SPENT, id, octets("used"))));
          return id;
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a commit failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      callers.shutdownNow();
    }
    require(reread("parallel").size() == 2 * count, "a commit of several in parallel is not kept");
  }

  private void passesFailuresOn() throws EvidenceException {
    Octets id = octets("a");
    commit("failure", List.of(Change.put(Kind.REPORT, id, octets("1"))));
    EvidenceException thrown = new EvidenceException("the visitor's own");
    try (TaskStore store = opener.open("failure")) {
      store.read((kind, name, value) -> {
        throw thrown;
      });
      throw new AssertionError("reading does not fail with its visitor");
    } catch (EvidenceException e) {
      require(e == thrown, "reading fails with something else than its visitor");
    }
    require(
        reread("failure").equals(Map.of(new Name(Kind.REPORT, id), octets("1"))),
        "a visitor's failure changed something");
  }

  private void takesNothingWhenClosed() throws EvidenceException {
    TaskStore store = opener.open("closed");
    read(store);
    store.close();
    boolean refused = false;
    try {
      store.commit(List.of(Change.put(Kind.TASK, octets("a"), octets("1"))));
    } catch (EvidenceException e) {
      refused = true;
    }
    require(refused, "a closed store took a commit");
    require(reread("closed").isEmpty(), "a closed store kept a commit");
  }

  private void isAMap() throws EvidenceException {
    Random random = new Random(11);
    Map<Name, Octets> expected = new HashMap<>();
    for (int opening = 0; opening < 5; opening++) {
      try (TaskStore store = opener.open("map")) {
        require(read(store).equals(expected), "other records are read than a map would hold");
        for (int commit = 0; commit < 60; commit++) {
          List<Change> changes = new ArrayList<>();
          for (int i = 0; i <= random.nextInt(4); i++) {
            changes.add(change(random));
          }
          store.commit(changes);
          for (Change change : changes) {
            Name name = new Name(change.kind(), change.id());
            change
                .value()
                .ifPresentOrElse(value -> expected.put(name, value), () -> expected.remove(name));
          }
        }
      }
    }
    require(reread("map").equals(expected), "other records are read than a map would hold");
  }

  private static Change change(Random random) {
    List<Kind> kinds = List.of(Kind.values());
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    Octets id = octets("id " + random.nextInt(12));
    byte[] value = new byte[random.nextInt(3000)];
    random.nextBytes(value);
    return random.nextInt(3) == 0
        ? Change.remove(kind, id)
        : Change.put(kind, id, Octets.of(value));
  }
}
