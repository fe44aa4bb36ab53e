package org.doorward.li.netty.admf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.ModelSender.Way;
import org.doorward.li.target.E164Number;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.TaskDetails;

/** INV-X1-51: reconciling makes any element hold what is wanted and nothing else, and says so only then. */
class ReconcilerProperties {
  @Property(tries = 500)
  void anElementComesToHoldWhatIsWanted(
      @ForAll("states") ElementState wanted,
      @ForAll("states") ElementState held,
      @ForAll boolean allAtOnce) {
    ModelElement element = new ModelElement(held);
    element.answersAllDetails = allAtOnce;
    Reconciler reconciler = new Reconciler(new ModelSender(element));

    Reconciliation result = reconciler.reconcile(wanted).answer().orElseThrow();

    assertTrue(result.complete(), () -> "remaining " + result.remaining());
    assertEquals(List.of(), wanted.differences(element.state()));
    assertEquals(List.of(), element.state().differences(wanted));
    assertEquals(
        wanted.differences(held).isEmpty(), result.steps().isEmpty(), "steps without need");
  }

  @Property(tries = 500)
  void withLossesItSaysCompleteOnlyIfItIs(
      @ForAll("states") ElementState wanted,
      @ForAll("states") ElementState held,
      @ForAll List<Way> ways) {
    ModelElement element = new ModelElement(held);
    ModelSender sender = new ModelSender(element);
    sender.ways.addAll(ways);

    QueryResult<Reconciliation> result = new Reconciler(sender).reconcile(wanted);

    boolean there = wanted.differences(element.state()).isEmpty();
    boolean said = result.answer().filter(Reconciliation::complete).isPresent();
    assertTrue(there || !said, "said to be complete");
    sender.ways.clear();
    assertTrue(new Reconciler(sender).reconcile(wanted).answer().orElseThrow().complete());
  }

  @Property(tries = 500)
  void aStateDiffersFromItselfInNothing(@ForAll("states") ElementState state) {
    assertEquals(List.of(), state.differences(state));
  }

  /** A state that an element can hold: what is named is there. */
  @Provide
  Arbitrary<ElementState> states() {
    Arbitrary<List<Integer>> some =
        Arbitraries.integers().between(0, 4).list().uniqueElements().ofMaxSize(5);
    return Combinators.combine(some, some, some, Arbitraries.randoms())
        .as((dids, sets, xids, random) -> {
          List<DestinationDetails> destinations = new ArrayList<>();
          dids.forEach(n -> destinations.add(destination(n, 4000 + random.nextInt(2))));
          List<GenericObject> objects = new ArrayList<>();
          sets.forEach(n -> objects.add(
              dids.isEmpty()
                  ? salt(n, random.nextInt(2))
                  : set(n, dids.get(random.nextInt(dids.size())))));
          List<TaskDetails> tasks = new ArrayList<>();
          if (!dids.isEmpty()) {
            xids.forEach(n -> tasks.add(task(
                n,
                random.nextInt(2),
                dids.get(random.nextInt(dids.size())),
                sets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(sets.get(random.nextInt(sets.size()))))));
          }
          return new ElementState(tasks, destinations, objects);
        });
  }

  private static String uuid(int kind, int n) {
    return new UUID(0x4000L | kind, 0x8000000000000000L | n).toString();
  }

  private static Did did(int n) {
    return Did.of(uuid(1, n));
  }

  private static GenericObjectId objectId(int n) {
    return GenericObjectId.of(uuid(2, n));
  }

  private static DestinationDetails destination(int n, int port) {
    return DestinationDetails.of(
        did(n),
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(InetAddress.getLoopbackAddress(), Port.tcp(port)));
  }

  private static GenericObject salt(int n, int salt) {
    return new HashContext(objectId(n), HashAlgorithm.SHA_256, Octets.of(new byte[8 + salt]));
  }

  private static GenericObject set(int n, int did) {
    return new DestinationSetDetails(
        objectId(n),
        Optional.empty(),
        List.of(new AssociatedDid(did(did), 1)),
        List.of(),
        DestinationSetType.DUPLICATE);
  }

  private static TaskDetails task(int n, int target, int did, Optional<Integer> set) {
    return TaskDetails.of(
        Xid.of(uuid(3, n)),
        List.of(E164Number.of("1202555014" + target)),
        DeliveryType.X2_AND_X3,
        new ListOfDids(List.of(did(did)), set.map(s -> List.of(objectId(s))).orElse(List.of())));
  }
}
