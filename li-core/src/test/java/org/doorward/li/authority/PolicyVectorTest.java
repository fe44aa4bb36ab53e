package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Deviation;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

/** A whole trust policy, written by another program from the schema alone. */
class PolicyVectorTest {
  private static final String VECTOR = "/vectors/authority/trust-policy-1.hex";
  private static final String SHOWN = "/vectors/authority/trust-policy-1.txt";

  private static String text(String name) throws IOException {
    try (InputStream in = PolicyVectorTest.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Octets octets() throws IOException {
    return Octets.ofHex(text(VECTOR)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .collect(Collectors.joining()));
  }

  private static Octets all(int octet) {
    return Octets.ofHex("%02x".formatted(octet).repeat(32));
  }

  @Test
  void isReadFieldByFieldAndWrittenBack() throws Exception {
    TrustPolicy policy = TrustPolicy.decode(octets());

    assertEquals("000102030405060708090a0b0c0d0e0f/7", policy.reference().toString());
    assertEquals(Instant.parse("2026-03-01T00:00:00Z"), policy.validity().issuedAt());
    assertEquals(Instant.parse("2026-03-01T12:00:00Z"), policy.validity().notBefore());
    assertEquals(Instant.parse("2027-03-01T12:00:00Z"), policy.validity().notAfter());
    assertEquals(2, policy.elements().size());
    assertEquals(
        Map.of(
            Office.ROOT_OFFICER, 3L,
            Office.OFFICER, 3L,
            Office.VENDOR_GRANT_OFFICER, 3L,
            Office.AUDITOR, 1L),
        policy.officers().members().stream()
            .collect(Collectors.groupingBy(Officer::office, Collectors.counting())));
    Officer carla = policy.officers().members().get(5);
    assertEquals(List.of(OfficerRole.SECURITY, OfficerRole.LEGAL), carla.roles());
    for (Act act : Act.values()) {
      assertEquals(
          new Quorum(2, act == Act.MANDATE ? List.of(Quorum.Condition.DISTINCT_ROLES) : List.of()),
          policy.officers().quorum(act).orElseThrow());
    }
    Admf admf = policy.components().admfs().get(0);
    assertEquals(List.of(Deviation.TIMESTAMP_PRECISION, Deviation.VERSION_FORM), admf.deviations());
    assertEquals(List.of(all(0x31)), admf.spkiPins());
    assertEquals(
        List.of(all(0x32), all(0x33)), policy.components().mdfs().get(0).spkiPins());
    assertEquals(all(0x34), policy.components().inboxPeers().get(0).spkiPins().get(0));
    assertEquals(Set.of(all(0x35)), policy.components().vendorKeys());
    assertEquals(all(0x41), policy.auditKey());
    assertEquals(
        new Limits(
            Duration.ofDays(90), Duration.ofDays(3), Duration.ofDays(2), Duration.ofHours(8)),
        policy.limits());
    assertEquals(List.of(Concession.CLASS_PATH), policy.concessions());
    assertEquals(octets().toHex(), policy.encode().toHex());
    assertEquals(
        "1f726a34d71fe31257f89abbcb417fe5a99d2aec6224fb74709bb940b8576c6e",
        Envelope.unsigned(policy).digest().toHex());
  }

  /** The key is that of the reference code's cosignature. */
  @Test
  void namesWitnessesByTheKeysThatOtherProgramsKnow() throws Exception {
    assertEquals(
        "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X",
        TrustPolicy.decode(octets()).witnesses().members().get(0).verifierKey());
    for (String wrong : List.of("", "w1+", "w 1", "w\u0131", "w".repeat(256))) {
      assertThrows(IllegalArgumentException.class, () -> new Witness(wrong, all(1)));
    }
    assertThrows(IllegalArgumentException.class, () -> new Witness("w1", Octets.ofHex("01")));
  }

  /** INV-AUTH-30: an officer is shown whom the elements ask, and how many have to answer. */
  @Test
  void saysWhichWitnessesAreAskedAndHowManyHaveToCosign() throws Exception {
    TrustPolicy policy = TrustPolicy.decode(octets());
    InetSocketAddress address = new InetSocketAddress("192.0.2.7", 8446);
    Witness asked = new Witness("w1", all(0x61), List.of(all(0x62)), Optional.of(address));
    WitnessQuorum rule = new WitnessQuorum(1, true, Duration.ofMinutes(5), 100);
    TrustPolicy witnessed = with(
        policy, new Witnesses(List.of(asked, new Witness("w2", all(0x63))), Optional.of(rule)));

    assertEquals(witnessed, TrustPolicy.decode(witnessed.encode()));
    String shown = SigningRequest.of(
            new Envelope(PayloadType.TRUST_POLICY, witnessed.encode(), List.of()))
        .rendering()
        .reveal();
    assertTrue(shown.contains("192.0.2.7 port 8446"), shown);
    assertTrue(
        shown.contains("cosignatures of 1 witnesses, none older than 300 seconds (PT5M) nor more"
            + " than 100 entries behind, and before tasks and vendor grants take effect"),
        shown);
  }

  @Test
  void aQuorumIsOfTheWitnessesThatAreAsked() {
    Optional<InetSocketAddress> address = Optional.of(new InetSocketAddress("192.0.2.7", 8446));
    Witness asked = new Witness("w1", all(0x61), List.of(all(0x62)), address);
    Witness other = new Witness("w2", all(0x63));
    new Witnesses(List.of(asked, other), Optional.of(WitnessQuorum.withinGrace(1)));
    for (Optional<WitnessQuorum> wrong :
        List.of(Optional.<WitnessQuorum>empty(), Optional.of(WitnessQuorum.withinGrace(2)))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Witnesses(List.of(asked, other), wrong));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Witnesses(List.of(other), Optional.of(WitnessQuorum.withinGrace(1))));
    assertThrows(
        IllegalArgumentException.class, () -> new Witness("w1", all(1), List.of(), address));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Witness("w1", all(1), List.of(all(2)), Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> WitnessQuorum.withinGrace(0));
    assertThrows(
        IllegalArgumentException.class, () -> new WitnessQuorum(1, false, Duration.ofDays(2), 100));
  }

  private static TrustPolicy with(TrustPolicy policy, Witnesses witnesses) {
    return new TrustPolicy(
        policy.reference(),
        policy.validity(),
        policy.elements(),
        policy.officers(),
        policy.components(),
        witnesses,
        policy.auditKey(),
        policy.limits(),
        policy.concessions());
  }

  /** INV-AUTH-30: what a root officer is shown is all that he signs. */
  @Test
  void isShownFieldByField() throws Exception {
    Envelope envelope = new Envelope(PayloadType.TRUST_POLICY, octets(), List.of());

    String shown = SigningRequest.of(envelope).rendering().reveal();

    assertEquals(text(SHOWN), shown);
  }

  /** An act that no reader knows, and acts in another order. */
  @Test
  void isRefusedWithActsThatAreUnknownOrOutOfOrder() throws Exception {
    String good = octets().toHex();
    String mandate = "2a09080212050802120101";
    String urgent = "2a06080312020802";
    assertEquals(Fault.VALUE, fault(good.replace(urgent, "2a06080812020802")));
    assertEquals(Fault.VALUE, fault(good.replace(urgent, "2a06080212020802")));
    assertEquals(Fault.PROTOBUF, fault(good.replace(mandate + urgent, urgent + mandate)));
  }

  private static Fault fault(String hex) {
    return assertThrows(DecodeException.class, () -> TrustPolicy.decode(Octets.ofHex(hex)))
        .fault();
  }
}
