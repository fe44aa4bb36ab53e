package org.doorward.li.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.authority.Scope.Dimension;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;

/** INV-AUTH-03: a task is the same as its mandate or narrower in every dimension, or it goes beyond it. */
class ScopeProperties {
  private static final List<TargetIdentifier> IDENTITIES = List.of(
      target(TargetType.SIP_URI, "sip:alice@example.com"),
      target(TargetType.TEL_URI, "tel:+15550100"),
      target(TargetType.E164_NUMBER, "15550100"),
      target(TargetType.IMSI, "001010000000001"));
  private static final List<TargetIdentifier> CONDITIONS = List.of(
      target(TargetType.IPV4_ADDRESS, "192.0.2.1"),
      target(TargetType.TCP_PORT, "5060"),
      target(TargetType.CALL_PARTY_ROLE, "Originating"));
  private static final List<Did> DIDS =
      List.of(new Did(new UUID(0, 1)), new Did(new UUID(0, 2)), new Did(new UUID(0, 3)));
  private static final List<ComponentName> MDFS =
      List.of(new ComponentName("mdf-1"), new ComponentName("mdf-2"));

  private static TargetIdentifier target(TargetType type, String text) {
    return TargetIdentifier.of(type, text);
  }

  @Property
  void aScopeCoversItself(@ForAll("scopes") Scope scope) {
    assertEquals(Set.of(), scope.exceededBy(scope));
  }

  @Property
  void fewerOfEverythingIsCovered(
      @ForAll("scopes") Scope scope, @ForAll int keep, @ForAll DeliveryType deliveryType) {
    boolean identities = IDENTITIES.containsAll(scope.targets());
    Scope narrower = new Scope(
        identities ? some(scope.targets(), keep) : scope.targets(),
        scope.deliveryType().covers(deliveryType) ? deliveryType : scope.deliveryType(),
        scope.services().isEmpty() ? List.of(ServiceType.RCS) : some(scope.services(), keep),
        some(scope.destinations(), keep),
        scope.productId(),
        scope.correlationId());

    assertEquals(Set.of(), scope.exceededBy(narrower));
  }

  /** Those whose bit in {@code keep} is set; the first if none is. */
  private static <T> List<T> some(List<T> values, int keep) {
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if ((keep >> i & 1) == 1) {
        kept.add(values.get(i));
      }
    }
    return kept.isEmpty() ? values.subList(0, 1) : kept;
  }

  @Property(tries = 3000)
  void eachDimensionIsJudgedByItself(
      @ForAll("scopes") Scope allowed, @ForAll("scopes") Scope asked) {
    Set<Dimension> exceeded = allowed.exceededBy(asked);

    assertEquals(
        exceeded.contains(Dimension.SERVICES),
        !allowed.services().isEmpty()
            && (asked.services().isEmpty()
                || asked.services().stream().anyMatch(s -> !allowed.services().contains(s))));
    assertEquals(
        exceeded.contains(Dimension.DESTINATIONS),
        asked.destinations().stream().anyMatch(d -> !allowed.destinations().contains(d)));
    assertEquals(
        exceeded.contains(Dimension.DELIVERY_TYPE),
        (asked.deliveryType().x2() && !allowed.deliveryType().x2())
            || (asked.deliveryType().x3() && !allowed.deliveryType().x3()));
    assertEquals(
        exceeded.contains(Dimension.PRODUCT_ID), !allowed.productId().equals(asked.productId()));
    assertEquals(
        exceeded.contains(Dimension.CORRELATION_ID),
        !allowed.correlationId().equals(asked.correlationId()));
  }

  @Property
  void anotherTargetIsAlwaysWider(@ForAll("scopes") Scope scope) {
    TargetIdentifier other = target(TargetType.SIP_URI, "sip:somebody.else@example.com");
    List<TargetIdentifier> more = new ArrayList<>(scope.targets());
    more.add(other);

    assertTrue(scope.exceededBy(with(scope, more)).contains(Dimension.TARGETS));
    assertTrue(scope.exceededBy(with(scope, List.of(other))).contains(Dimension.TARGETS));
  }

  /** Fewer identities are fewer alternatives, but fewer conditions match more traffic. */
  @Example
  void fewerConditionsAreWider() {
    Scope flow = with(Operator.scope(), CONDITIONS);
    Scope persons = with(Operator.scope(), IDENTITIES);

    assertEquals(Set.of(), persons.exceededBy(with(persons, IDENTITIES.subList(0, 1))));
    assertEquals(Set.of(Dimension.TARGETS), flow.exceededBy(with(flow, CONDITIONS.subList(0, 2))));
  }

  private static Scope with(Scope scope, List<TargetIdentifier> targets) {
    return new Scope(
        targets,
        scope.deliveryType(),
        scope.services(),
        scope.destinations(),
        scope.productId(),
        scope.correlationId());
  }

  @Provide
  Arbitrary<Scope> scopes() {
    List<TargetIdentifier> all = new ArrayList<>(IDENTITIES);
    all.addAll(CONDITIONS);
    Arbitrary<List<TargetIdentifier>> targets = Arbitraries.oneOf(subset(IDENTITIES), subset(all));
    Arbitrary<List<Scope.Destination>> destinations = subset(DIDS)
        .flatMap(dids -> Arbitraries.of(MDFS).list().ofSize(dids.size()).map(mdfs -> {
          List<Scope.Destination> pairs = new ArrayList<>();
          for (int i = 0; i < dids.size(); i++) {
            pairs.add(new Scope.Destination(dids.get(i), mdfs.get(i)));
          }
          return pairs;
        }));
    return Combinators.combine(
            targets,
            Arbitraries.of(DeliveryType.class),
            Arbitraries.of(ServiceType.class).set().ofMaxSize(3).map(List::copyOf),
            destinations,
            Arbitraries.of(new Xid(new UUID(1, 1)), new Xid(new UUID(1, 2))).optional(0.2),
            Arbitraries.of(new CorrelationId(1), new CorrelationId(2)).optional(0.2))
        .as(Scope::new);
  }

  private static <T> Arbitrary<List<T>> subset(List<T> of) {
    return Arbitraries.of(of).set().ofMinSize(1).map(List::copyOf);
  }
}
