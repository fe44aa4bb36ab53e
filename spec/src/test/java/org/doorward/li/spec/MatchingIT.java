package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.intercept.Probe;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Cidr;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.TcpPortRange;
import org.doorward.li.target.UdpPortList;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-INT-09: a task for a range, a list or a digest gets the product of the traffic that it takes in, and of no other. */
class MatchingIT {
  private static final HashContext CONTEXT = new HashContext(
      GenericObjectId.random(), HashAlgorithm.SHA_256, Octets.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8
      }));
  private static final String HASHED_IMSI = "204081234567890";

  /** A target, and what a packet path asks for: once what it takes in, once what lies beside it. */
  private record Case(
      TargetIdentifier target,
      Function<Probe, List<Interception>> within,
      Function<Probe, List<Interception>> beside) {}

  private static List<Case> cases() throws Exception {
    ByteBuffer packet =
        ByteBuffer.wrap(HexFormat.of().parseHex("20010db8000000010000000000000001"));
    ByteBuffer other = ByteBuffer.wrap(HexFormat.of().parseHex("20010db8000000810000000000000001"));
    ByteBuffer uri = StandardCharsets.US_ASCII.encode("sip:%61lice@EXAMPLE.com:5060;transport=tcp");
    return List.of(
        new Case(
            Imsi.of("001010000000001"),
            probe -> probe.digits(TargetType.IMSI, 1_010_000_000_001L, 15),
            probe -> probe.digits(TargetType.IMSI, 1_010_000_000_001L, 14)),
        new Case(
            Ipv4Cidr.of("192.0.2.0/25"),
            probe -> probe.ipv4Address(0xC000027F),
            probe -> probe.ipv4Address(0xC0000280)),
        new Case(
            Ipv6Cidr.of("2001:0db8:0000:0000:0000:0000:0000:0000/57"),
            probe -> probe.octets(TargetType.IPV6_ADDRESS, packet, 0, 16),
            probe -> probe.octets(TargetType.IPV6_ADDRESS, other, 0, 16)),
        new Case(
            TcpPortRange.of(8000, 8999),
            probe -> probe.tcpPort(8999),
            probe -> probe.tcpPort(9000)),
        new Case(
            UdpPortList.of(List.of(53, 5060)),
            probe -> probe.udpPort(53),
            probe -> probe.udpPort(54)),
        new Case(
            SipUri.of("sip:alice@example.com"),
            probe -> probe.name(TargetType.SIP_URI, uri, 0, uri.limit()),
            probe -> probe.name(TargetType.SIP_URI, "sip:Alice@example.com")),
        new Case(
            hashed(),
            probe -> probe.name(TargetType.IMSI, HASHED_IMSI),
            probe -> probe.name(TargetType.SUPI_IMSI, HASHED_IMSI)));
  }

  private static HashedIdentifier hashed() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(CONTEXT.salt().toByteArray());
    byte[] hash = digest.digest(HASHED_IMSI.getBytes(StandardCharsets.US_ASCII));
    return new HashedIdentifier(CONTEXT.objectId(), "imsi", Octets.of(hash));
  }

  private static Observation seen() {
    return Observation.of(
        PayloadFormat.SIP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(1),
        Instant.now(),
        ByteBuffer.wrap(new byte[20]));
  }

  @Test
  void whatATargetTakesInIsDeliveredToItsTaskAndNothingElse(@TempDir Path directory)
      throws Exception {
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        builder -> builder.matching(EnumSet.allOf(TargetType.class)).matchCapacity(100))) {
      lab.admf().done(header -> new CreateObject(header, CONTEXT));
      List<Xid> tasks = new ArrayList<>();
      for (Case one : cases()) {
        tasks.add(lab.activate(one.target()));
      }
      deliverOneOfEach(lab);
      assertEquals(tasks, xids(lab, tasks.size()));

      lab.restartElement();
      deliverOneOfEach(lab);
      assertEquals(tasks, xids(lab, 2 * tasks.size()).subList(tasks.size(), 2 * tasks.size()));

      for (Xid xid : tasks) {
        lab.admf().done(header -> new DeactivateTask(header, xid));
      }
      Probe probe = lab.element().interceptionPoint().probe();
      for (Case one : cases()) {
        assertEquals(List.of(), one.within().apply(probe), one.target().type().elementName());
      }
    }
  }

  private static void deliverOneOfEach(Lab lab) throws Exception {
    Probe probe = lab.element().interceptionPoint().probe();
    for (Case one : cases()) {
      assertEquals(List.of(), one.beside().apply(probe), one.target().type().elementName());
      List<Interception> found = one.within().apply(probe);
      assertEquals(1, found.size(), one.target().type().elementName());
      assertEquals(one.target(), found.get(0).matched());
      found.get(0).iri(seen());
    }
  }

  private static List<Xid> xids(Lab lab, int count) throws Exception {
    List<Pdu> product = lab.mdf().await(all -> all.size() >= count, Duration.ofSeconds(20));
    assertTrue(product.size() >= count);
    return product.stream().map(Pdu::xid).toList();
  }
}
